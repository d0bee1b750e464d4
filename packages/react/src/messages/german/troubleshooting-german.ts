import type { TroubleshootingMessages } from '../troubleshooting-messages.ts';

/** What the page says about traces that do not appear. In German. */
export const troubleshootingGerman: TroubleshootingMessages = {
  verdicts: { fine: 'In Ordnung', problem: 'Problem', look: 'Einen Blick wert' },
  broadcastOn: 'Broadcast ist eingeschaltet.',
  broadcastOff: 'Broadcast ist ausgeschaltet, deshalb wird nichts gesendet.',
  turnOnBroadcast: 'Broadcast einschalten',
  destinationOn: 'Das Ziel ist aktiv.',
  destinationOff: 'Das Ziel ist deaktiviert, deshalb wird nichts dorthin gesendet.',
  connectionWorks: (time, url) =>
    `Base-URL, Instanz-ID und API-Schlüssel haben ${time} funktioniert. Traces gehen an ${url}.`,
  connectionUntested: 'Die Verbindung ist noch nicht getestet. Testen Sie sie.',
  deliveredAt: (time) => `Grafana hat den letzten Trace ${time} angenommen.`,
  deliveredJustNow: (time) => `Grafana hat den letzten Trace ${time} angenommen. Er erscheint 1–2 Minuten danach.`,
  deliveredNever:
    'Seit dem letzten Start des Dienstes wurde nichts zugestellt. Senden Sie eine Anfrage und warten Sie 1–2 Minuten.',
  lastAnswer: (outcome, time) => `Der letzte Versuch, ${time}: ${outcome}.`,
  tracesLost: (count, text) =>
    count === 1
      ? 'Der Trace einer Anfrage wurde aufgegeben. Warum, steht in der Zeile des Ziels.'
      : `Die Traces von ${text} Anfragen wurden aufgegeben. Warum, steht in der Zeile des Ziels.`,
  sampledAll: 'Das Sampling sendet alle Traces.',
  sampledSome: (percent, skipped) =>
    skipped === undefined
      ? `Das Sampling sendet ${percent} der Traces. Ihrer ist vielleicht nicht darunter.`
      : `Das Sampling sendet ${percent} der Traces und hat bisher ${skipped} ausgelassen. Ihrer ist vielleicht darunter.`,
  filtersNone: 'Kein Filter hält Anfragen zurück.',
  filtersSet: (skipped) =>
    skipped === undefined
      ? 'Schlüsselfilter oder Filterregeln sind gesetzt. Sie haben bisher nichts ausgelassen.'
      : `Schlüsselfilter und Filterregeln haben bisher ${skipped} Anfragen ausgelassen.`,
  limitsFine: (bytes) => `Keine Grenze wurde erreicht. Texte über ${bytes} Byte werden gekürzt und markiert.`,
  limitsNow: 'Grafana lehnt Traces wegen seiner Grenzen für Rate oder Größe ab. Siehe die Nutzung Ihres Stacks.',
  limitsMet: (count, text) =>
    count === 1
      ? 'Der Trace einer Anfrage lag über einer Grenze von Grafana. Siehe die Nutzung Ihres Stacks.'
      : `Die Traces von ${text} Anfragen lagen über einer Grenze von Grafana. Siehe die Nutzung Ihres Stacks.`,
  timeRangeHint: (range, time) =>
    `Wählen Sie in Grafana den Zeitraum „${range}“ oder einen weiteren: Der letzte Trace wurde ${time} zugestellt.`,
  timeRanges: {
    'now-1h': 'Letzte 1 Stunde',
    'now-24h': 'Letzte 24 Stunden',
    'now-7d': 'Letzte 7 Tage',
    'now-30d': 'Letzte 30 Tage',
  },
  dataSourceHint: (dataSource) => `Wählen Sie in Explore die Datenquelle ${dataSource}. Andere enthalten keine Traces.`,
  privacyOff: 'Prompts und Antworten werden mitgesendet.',
  privacyOn: 'Der Datenschutzmodus ist eingeschaltet: Traces erscheinen ohne Prompts und Antworten.',
  deliveriesUnknown: 'Der Stand der Zustellungen ließ sich nicht lesen.',
  checkAgain: 'Noch einmal prüfen',
};
