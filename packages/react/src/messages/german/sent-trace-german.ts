import type { SentTraceMessages } from '../sent-trace-messages.ts';

/** What the form says about a sample trace that was sent. In German. */
export const sentTraceGerman: SentTraceMessages = {
  copyTraceId: 'Trace-ID kopieren',
  openTrace: 'In Grafana öffnen',
  traceDelay: 'Es kann bis zu zwei Minuten dauern, bis Grafana ihn findet.',
  traceWhere:
    'Öffnen Sie in Grafana „Explore“, wählen Sie die Datenquelle grafanacloud-…-traces und suchen Sie nach der Trace-ID. Mit der optionalen Grafana-URL steht hier stattdessen ein Link.',
};
