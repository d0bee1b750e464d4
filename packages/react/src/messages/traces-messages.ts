import type { ReadyQuery } from '@broadcast-kit/core';

/** What the page says about viewing traces, once that is open. */
export interface TracesMessages {
  /** On the choice between several destinations. */
  readonly destination: string;
  readonly openExplore: string;
  readonly openDrilldown: string;
  readonly getDashboard: string;
  /** What to do with the file. */
  readonly dashboardHint: string;
  /** What to do in Grafana, in order, where there is no link. */
  readonly byHand: (dataSource: string) => readonly string[];
  /** That the destination could have links. */
  readonly addGrafanaUrl: string;
  readonly findTraces: string;
  readonly numbersOverTime: string;
  /** What a query answers. Core says it in English; a locale looks it up by `id`. */
  readonly queryTitle: (query: Pick<ReadyQuery, 'id' | 'title'>) => string;
  /** On the choice of a query. */
  readonly readyQuery: string;
  readonly copyQuery: string;
  readonly runQuery: string;
  /** About names in the queries, such as a model's, that people replace with their own. */
  readonly examplesHint: string;
}
