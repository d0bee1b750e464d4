import type { SkippedReason } from '@broadcast-kit/core';
import type { DeliveryMessages, DeliveryReason } from '../delivery-messages.ts';

const REASONS: Readonly<Record<DeliveryReason, string>> = {
  rate_limited: 'Grafana nimmt gerade nichts mehr an',
  unavailable: 'Grafana funktioniert gerade nicht',
  connection: 'keine Antwort',
  aborted: 'abgebrochen',
  rejected: 'Inhalt nicht angenommen',
  partially_rejected: 'einige Spans nicht angenommen',
  too_large: 'zu groß',
  auth: 'Instanz-ID oder API-Schlüssel abgelehnt',
  not_found: 'nichts unter der Base-URL',
  redirected: 'vom Endpunkt weitergeleitet',
  unexpected: 'kein OTLP-Endpunkt',
  blocked: 'Adresse nicht zugelassen',
  server_error: 'Fehler bei Grafana',
  expired: 'zu lange gewartet',
  queue_full: 'zu viele warten',
  queue_failed: 'nicht zu speichern',
  shut_down: 'Dienst neu gestartet',
  destinations_unknown: 'Einstellungen nicht lesbar',
  invalid: 'kein gültiger Trace',
  destination_gone: 'Ziel gelöscht',
  damaged: 'auf der Platte beschädigt',
};

const SKIPPED: Readonly<Record<SkippedReason, string>> = {
  disabled: 'deaktiviert',
  api_key: 'Schlüsselfilter',
  filtered: 'Filterregeln',
  sampled_out: 'Sampling',
};

/** What the list says about deliveries. In German. */
export const deliveryGerman: DeliveryMessages = {
  lastTrace: 'Letzter Trace',
  noTrace: 'Keiner seit dem letzten Start des Dienstes',
  lastAttempt: 'Letzter Versuch',
  noAttempt: 'Keiner seit dem letzten Start des Dienstes',
  attemptOutcomes: {
    delivered: 'Zugestellt',
    partial: 'Teilweise zugestellt',
    retry: 'Noch nicht zugestellt, wird bald wiederholt',
    held: 'Abgelehnt, wird aufbewahrt, bis die Einstellungen stimmen',
    split: 'In kleineren Teilen noch einmal gesendet',
    dropped: 'Aufgegeben',
  },
  requests: (count, text) => `${text} ${count === 1 ? 'Anfrage' : 'Anfragen'}`,
  attemptNumber: (attempt) => `Versuch ${attempt}`,
  delivered: 'Zugestellt',
  pending: 'Wartend',
  dropped: 'Aufgegeben',
  refused: 'Nicht aufgenommen',
  skipped: 'Ausgelassen',
  deliveryReason: (reason) => REASONS[reason as DeliveryReason] ?? reason,
  skippedReason: (reason) => SKIPPED[reason as SkippedReason] ?? reason,
  statusFailed: 'Der Stand der Zustellungen ließ sich nicht lesen.',
  statusReadAt: (time) => `Gelesen ${time}.`,
  refresh: 'Aktualisieren',
};
