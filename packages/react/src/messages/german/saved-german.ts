import type { SavedMessages } from '../saved-messages.ts';

/** What the form says once a new destination is saved. In German. */
export const savedGerman: SavedMessages = {
  savedTitle: (name) => `${name} ist verbunden`,
  savedText: 'Senden Sie eine Anfrage. Ihr Trace erscheint innerhalb von 1–2 Minuten in Grafana.',
  savedWhere:
    'Öffnen Sie in Grafana „Explore“, wählen Sie die Datenquelle grafanacloud-…-traces und führen Sie eine dieser Abfragen aus.',
  savedLinks: 'Suchen Sie dort mit einer dieser Abfragen.',
  broadcastIsOff: 'Broadcast ist ausgeschaltet, deshalb wird noch nichts gesendet.',
  turnOn: 'Broadcast einschalten',
  done: 'Fertig',
};
