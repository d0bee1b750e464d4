import type { DialogMessages } from '../dialog-messages.ts';

/** What the dialog says around its form. In German. */
export const dialogGerman: DialogMessages = {
  formDescription: 'Traces gehen an das OTLP-Gateway Ihres Grafana-Cloud-Stacks.',
  copiedFrom: (name) =>
    `Einstellungen von ${name} kopiert. Geheimnisse lassen sich nicht kopieren: Geben Sie den API-Schlüssel ein.`,
  close: 'Schließen',
  savedHint: 'Getestet und gespeichert.',
  discardTitle: 'Änderungen verwerfen?',
  discardText: 'Was Sie eingegeben haben, ist nicht gespeichert.',
  keepEditing: 'Weiter bearbeiten',
  discard: 'Verwerfen',
};
