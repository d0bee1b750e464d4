/** Why a test, a sample trace or a save did not happen, and what can be done. */
export interface FailureMessages {
  readonly testNotRun: string;
  readonly details: string;
  readonly copy: string;
  readonly code: string;
  readonly status: string;
  readonly time: string;
  readonly requestId: string;
  readonly answer: string;
  readonly saveFailed: string;
  readonly conflict: string;
  readonly conflictHint: string;
  readonly useTheirs: string;
  readonly keepMine: string;
  readonly goneTitle: string;
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
  readonly createAgain: string;
  readonly goneHint: string;
}
