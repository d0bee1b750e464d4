import type { ConnectionMessages } from '../connection-messages.ts';

/** What the form says about sample traces. In German. */
export const connectionGerman: ConnectionMessages = {
  sendTrace: 'Trace senden',
  sendingTrace: 'Ein Beispiel-Trace wird gesendet …',
  cancelSending: 'Senden abbrechen',
  traceSent: (duration, time) => `Beispiel-Trace gesendet · ${duration} · ${time}`,
  tracePreview: 'Was gesendet wird',
  tracePreviewSummary: (privacyMode) =>
    privacyMode ? 'Ein Beispiel-Trace, ohne Prompts und Antworten' : 'Ein Beispiel-Trace mit diesen Einstellungen',
};
