import type { CommonMessages } from '../messages.ts';
import type { TracesMessages } from '../traces-messages.ts';
import { commonEnglish } from './common-english.ts';

/** What the page says about viewing traces. In English, the default. */
export const tracesEnglish: CommonMessages & TracesMessages = {
  ...commonEnglish,
  destination: 'Destination',
  openExplore: 'Open Explore',
  openDrilldown: 'Open Traces Drilldown',
  getDashboard: 'Download dashboard',
  dashboardHint: 'Costs, latency, errors and tokens. In Grafana, open Dashboards, then New, then Import.',
  byHand: (dataSource) => [
    'Open your Grafana and choose Explore.',
    `Choose the data source ${dataSource}.`,
    'Switch to TraceQL, paste a query, run it. Without a query: choose Drilldown, then Traces.',
  ],
  addGrafanaUrl: 'For links instead, add the Grafana URL under Advanced in the settings of this destination.',
  findTraces: 'Find traces',
  numbersOverTime: 'Numbers over time',
  queryTitle: ({ title }) => title,
  readyQuery: 'Ready query',
  copyQuery: 'Copy query',
  runQuery: 'Run in Grafana',
  examplesHint: 'Models, users and names in the queries are examples. Replace them with your own.',
};
