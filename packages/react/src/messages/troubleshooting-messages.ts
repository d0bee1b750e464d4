/** What the page says about traces that do not appear, once that is open. */
export interface TroubleshootingMessages {
  readonly verdicts: Readonly<Record<'fine' | 'problem' | 'look', string>>;
  readonly broadcastOn: string;
  readonly broadcastOff: string;
  readonly turnOnBroadcast: string;
  readonly destinationOn: string;
  readonly destinationOff: string;
  /** `time` is relative, such as "2 minutes ago"; so it is in all of these. */
  readonly connectionWorks: (time: string, url: string) => string;
  readonly connectionUntested: string;
  readonly deliveredAt: (time: string) => string;
  readonly deliveredJustNow: (time: string) => string;
  readonly deliveredNever: string;
  readonly lastAnswer: (outcome: string, time: string) => string;
  readonly tracesLost: (count: number, text: string) => string;
  readonly sampledAll: string;
  /** `skipped` is `undefined` where nothing was left out yet. */
  readonly sampledSome: (percent: string, skipped: string | undefined) => string;
  readonly filtersNone: string;
  readonly filtersSet: (skipped: string | undefined) => string;
  /** `bytes` as people read it. */
  readonly limitsFine: (bytes: string) => string;
  readonly limitsNow: string;
  readonly limitsMet: (count: number, text: string) => string;
  readonly timeRangeHint: (range: string, time: string) => string;
  /** As Grafana's time picker calls them in this language. */
  readonly timeRanges: Readonly<Record<'now-1h' | 'now-24h' | 'now-7d' | 'now-30d', string>>;
  readonly dataSourceHint: (dataSource: string) => string;
  readonly privacyOff: string;
  readonly privacyOn: string;
  /** Where the delivery status could not be read. */
  readonly deliveriesUnknown: string;
  readonly checkAgain: string;
}
