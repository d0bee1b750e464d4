/** What the form says about sample traces: those that it sends, and the one that it shows. */
export interface ConnectionMessages {
  readonly sendTrace: string;
  readonly sendingTrace: string;
  readonly cancelSending: string;
  /** `time` is relative, such as "just now". */
  readonly traceSent: (duration: string, time: string) => string;
  /** Title of the preview of a trace. */
  readonly tracePreview: string;
  /** While it is closed. */
  readonly tracePreviewSummary: (privacyMode: boolean) => string;
}
