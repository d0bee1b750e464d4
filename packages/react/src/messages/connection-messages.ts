/** What the form says about a connection beside the outcome of a test: hints, sample traces, and calls that failed. */
export interface ConnectionMessages {
  readonly hintDashboard: string;
  /** On a button: the address of dashboards becomes the Grafana URL. */
  readonly fixGrafanaUrl: string;
  readonly hintPortal: string;
  /** On a button. */
  readonly fixInstanceId: (instanceId: string) => string;
  /** `found` is how the wrong kind of token begins: `glsa_` or `eyJ`. */
  readonly hintToken: (found: string) => string;
  /** Both are slugs such as `prod-eu-west-2`. */
  readonly hintRegion: (keyRegion: string, urlRegion: string) => string;
  readonly sendTrace: string;
  readonly sendingTrace: string;
  readonly cancelSending: string;
  /** `time` is relative, such as "just now". */
  readonly traceSent: (duration: string, time: string) => string;
  readonly traceNotSent: string;
  readonly signedOut: string;
  readonly signedOutText: string;
  readonly notAllowed: string;
  readonly notAllowedText: string;
  readonly offline: string;
  readonly offlineText: string;
  /** Beside a button that has to wait; `wait` is a duration such as "28 sec". */
  readonly retryIn: (wait: string) => string;
  /** Announced once the wait is over. */
  readonly retryNow: string;
  /** Title of the preview of a trace. */
  readonly tracePreview: string;
  /** While it is closed. */
  readonly tracePreviewSummary: (privacyMode: boolean) => string;
  readonly createAgain: string;
  readonly goneHint: string;
}
