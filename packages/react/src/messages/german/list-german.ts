import type { ListMessages } from '../messages.ts';

const REFUSED = { enable: 'aktivieren', disable: 'deaktivieren', delete: 'löschen', test: 'testen' } as const;

/** What the list says. In German. */
export const listGerman: ListMessages = {
  configured: 'Eingerichtet',
  available: 'Verfügbar',
  loading: 'Ziele werden geladen …',
  listFailed: 'Ihre Ziele ließen sich nicht laden.',
  reloadFailed: 'Die Liste ließ sich nicht aktualisieren und ist vielleicht veraltet.',
  emptyTitle: 'Noch keine Ziele',
  emptyText: 'Verbinden Sie einen Stack von Grafana Cloud, um Ihre Anfragen als Traces zu sehen.',
  grafanaCloudHint: 'Traces in Tempo, über OTLP',
  addDestination: 'Ziel hinzufügen',
  limitReached: (limit) =>
    `Alle ${limit} Ziele für Grafana Cloud sind belegt. Löschen Sie eines, um ein neues hinzuzufügen.`,
  runTests: 'Alle testen',
  sampled: (percent) => `${percent} der Traces werden gesendet`,
  disabled: 'Deaktiviert',
  healthy: 'In Ordnung',
  failing: 'Gestört',
  untested: 'Nicht getestet',
  testing: 'Wird getestet …',
  healthyDetail: (duration) =>
    duration === undefined ? 'Verbindung in Ordnung' : `Verbindung in Ordnung · ${duration}`,
  untestedDetail: 'Hierhin wurde noch nichts gesendet.',
  checkedAt: (time) => `Geprüft ${time}`,
  edit: (name) => `${name} bearbeiten`,
  moreActions: (name) => `Weitere Aktionen für ${name}`,
  enable: 'Aktivieren',
  disable: 'Deaktivieren',
  delete: 'Löschen',
  deleting: 'Wird gelöscht …',
  actionFailed: (action, name) => `${name} ließ sich nicht ${REFUSED[action]}.`,
  deleted: (name) => `${name} gelöscht`,
  restoreFailed: (name) => `${name} ließ sich nicht wiederherstellen.`,
  dismiss: 'Schließen',
  view: (name) => `${name} ansehen`,
  duplicate: 'Duplizieren',
  deliveriesOf: (name) => `Zustellungen an ${name}`,
  lastTraceAt: (time) => `letzter Trace ${time}`,
  noTracesYet: 'noch keine Traces',
  statusUnknown: 'Zustellungen unbekannt',
  autoDisabled: (time) => `Automatisch deaktiviert ${time}, weil tagelang nichts zugestellt werden konnte.`,
  autoDisabledHint: 'Traces, die noch aufbewahrt sind, werden gesendet, sobald Sie das Ziel wieder aktivieren.',
  enableAgain: 'Wieder aktivieren',
};
