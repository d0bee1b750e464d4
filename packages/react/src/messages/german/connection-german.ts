import type { ConnectionMessages } from '../connection-messages.ts';

/** What the form says about a connection. In German. */
export const connectionGerman: ConnectionMessages = {
  hintDashboard:
    'Das ist die Adresse Ihrer Dashboards. Traces gehen an den OTLP-Endpunkt: Öffnen Sie im Portal von Grafana Cloud Ihren Stack, dann OpenTelemetry, dann „Configure“.',
  fixGrafanaUrl: 'Als Grafana-URL verwenden',
  hintPortal: 'Das ist eine Seite im Portal von Grafana Cloud. Kopieren Sie den OTLP-Endpunkt, der dort steht.',
  fixInstanceId: (instanceId) => `${instanceId} als Instanz-ID verwenden`,
  hintToken: (found) =>
    `${found}… ist ein Service-Account-Token oder ein alter API-Schlüssel. Sie brauchen ein Access-Policy-Token, das mit glc_ beginnt.`,
  hintRegion: (keyRegion, urlRegion) => `Der API-Schlüssel gehört zu ${keyRegion}, die Base-URL zu ${urlRegion}.`,
  sendTrace: 'Trace senden',
  sendingTrace: 'Ein Beispiel-Trace wird gesendet …',
  cancelSending: 'Senden abbrechen',
  traceSent: (duration, time) => `Beispiel-Trace gesendet · ${duration} · ${time}`,
  traceNotSent: 'Der Beispiel-Trace wurde nicht gesendet.',
  signedOut: 'Ihre Sitzung ist beendet.',
  signedOutText:
    'Melden Sie sich in einem anderen Tab wieder an und versuchen Sie es dann hier noch einmal. An Grafana wurde nichts gesendet, und Ihre Eingaben bleiben.',
  notAllowed: 'Sie dürfen Ziele nicht ändern.',
  notAllowedText: 'Bitten Sie einen Admin darum. An Grafana wurde nichts gesendet.',
  offline: 'Sie sind offline.',
  offlineText: 'Es wurde nichts gesendet. Ihre Eingaben bleiben hier, bis Sie wieder online sind.',
  retryIn: (wait) => `in ${wait}`,
  retryNow: 'Sie können es jetzt noch einmal versuchen.',
  tracePreview: 'Was gesendet wird',
  tracePreviewSummary: (privacyMode) =>
    privacyMode ? 'Ein Beispiel-Trace, ohne Prompts und Antworten' : 'Ein Beispiel-Trace mit diesen Einstellungen',
  createAgain: 'Neu anlegen',
  goneHint: 'Ihre Eingaben sind noch da. Legen Sie daraus ein neues Ziel an, oder brechen Sie ab.',
};
