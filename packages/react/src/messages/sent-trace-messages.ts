/** What the form says about a sample trace that was sent. */
export interface SentTraceMessages {
  readonly copyTraceId: string;
  readonly openTrace: string;
  /** How long it takes until a trace can be found. */
  readonly traceDelay: string;
  /** Where to look while there is no link. */
  readonly traceWhere: string;
}
