import type { ReadyQueryId } from '@broadcast-kit/core';
import type { TracesMessages } from '../traces-messages.ts';

const TITLES: Readonly<Record<ReadyQueryId, string>> = {
  all: 'Alle Traces',
  model: 'Anfragen eines Modells',
  'model-family': 'Anfragen ähnlicher Modelle',
  environment: 'Anfragen einer Umgebung',
  metadata: 'Anfragen mit eigenen Metadaten',
  slow: 'Langsame Anfragen',
  user: 'Anfragen eines Nutzers',
  errors: 'Fehler',
  session: 'Eine Sitzung',
  trace: 'Ein Trace nach Ihrer trace_id',
  'fallback-traces': 'Anfragen, die auf einen anderen Anbieter auswichen',
  'cost-by-feature': 'Kosten nach Funktion',
  'cost-by-user': 'Nutzer mit den höchsten Kosten',
  'cost-by-key': 'Kosten nach API-Schlüssel',
  'slow-models': 'Latenz nach Modell',
  'errors-by-environment': 'Fehler nach Umgebung',
  fallbacks: 'Ausweichen im Zeitverlauf',
  'first-token': 'Zeit bis zum ersten Token nach Modell',
  tokens: 'Tokens nach Modell',
};

/** What the page says about viewing traces. In German. */
export const tracesGerman: TracesMessages = {
  destination: 'Ziel',
  openExplore: 'Explore öffnen',
  openDrilldown: 'Traces Drilldown öffnen',
  getDashboard: 'Dashboard herunterladen',
  dashboardHint: 'Kosten, Latenz, Fehler und Tokens. In Grafana: „Dashboards“, „New“, „Import“.',
  byHand: (dataSource) => [
    'Öffnen Sie Ihr Grafana und wählen Sie „Explore“.',
    `Wählen Sie die Datenquelle ${dataSource}.`,
    'Wechseln Sie zu TraceQL, fügen Sie eine Abfrage ein und führen Sie sie aus. Ohne Abfrage: Wählen Sie „Drilldown“, dann „Traces“.',
  ],
  addGrafanaUrl: 'Für Links tragen Sie in den Einstellungen dieses Ziels unter „Erweitert“ die Grafana-URL ein.',
  findTraces: 'Traces finden',
  numbersOverTime: 'Zahlen im Zeitverlauf',
  queryTitle: ({ id, title }) => TITLES[id] ?? title,
  readyQuery: 'Fertige Abfrage',
  copyQuery: 'Abfrage kopieren',
  runQuery: 'In Grafana ausführen',
  examplesHint: 'Modelle, Nutzer und Namen in den Abfragen sind Beispiele. Setzen Sie Ihre eigenen ein.',
};
