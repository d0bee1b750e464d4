import type { ConnectionMessages } from '../connection-messages.ts';
import type { CommonMessages, FormMessages } from '../messages.ts';
import type { SentTraceMessages } from '../sent-trace-messages.ts';
import { connectionEnglish } from './connection-english.ts';

/** What the form says about a sample trace that was sent. In English, the default. */
export const sentTraceEnglish: CommonMessages & FormMessages & ConnectionMessages & SentTraceMessages = {
  ...connectionEnglish,
  copyTraceId: 'Copy trace ID',
  openTrace: 'Open in Grafana',
  traceDelay: 'It can take up to two minutes until Grafana finds it.',
  traceWhere:
    'In Grafana, open Explore, choose the data source grafanacloud-…-traces and search for the trace ID. With the Grafana URL, which is optional, there is a link here instead.',
};
