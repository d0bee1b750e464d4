import type { PreviewMessages } from '../preview-messages.ts';

/** What the preview of a trace says. In German. */
export const previewGerman: PreviewMessages = {
  previewHelp: 'Eine erfundene Anfrage, wie die Einstellungen oben sie senden würden.',
  previewPrivacy: 'Mit Datenschutzmodus zeigen',
  previewPrivacyHint: 'Nur hier, zum Vergleich. Durchgestrichenes würde nicht gesendet.',
  leftOutCount: (count) => (count === 1 ? 'Ein Wert fällt weg.' : `${count} Werte fallen weg.`),
  leftOut: 'Fällt weg:',
  previewTree: 'Spans und Attribute',
  resource: 'Ressource',
  attributeCount: (count) => (count === 1 ? 'Ein Attribut' : `${count} Attribute`),
};
