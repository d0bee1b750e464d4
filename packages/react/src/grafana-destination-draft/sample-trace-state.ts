import type { Diagnosis, SettingsError } from '@broadcast-kit/core';
import { type ConnectionFingerprint, changedProbeFields } from './connection-fingerprint.ts';

/** What became of the last sample trace, bound to the values that it was sent with. Times are epoch milliseconds. */
export type SampleTraceState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'sending';
      /** Number of the sending: an answer to any other one is late and dropped. */
      readonly run: number;
      readonly fingerprint: ConnectionFingerprint;
    }
  | {
      readonly status: 'sent';
      readonly fingerprint: ConnectionFingerprint;
      /** 32 hex digits. */
      readonly traceId: string;
      readonly at: number;
      readonly durationMs: number;
    }
  | {
      readonly status: 'failed';
      readonly fingerprint: ConnectionFingerprint;
      readonly diagnosis: Diagnosis;
      readonly at: number;
    }
  /** The settings API itself sent nothing, so the connection was not judged. */
  | {
      readonly status: 'not_sent';
      readonly fingerprint: ConnectionFingerprint;
      readonly error: SettingsError;
      readonly at: number;
    };

/** What `trace` says about the values behind `current`; nothing where they differ from those that it was sent with. */
export function traceFor(trace: SampleTraceState, current: ConnectionFingerprint): SampleTraceState {
  if (trace.status === 'idle') return trace;
  return changedProbeFields(trace.fingerprint, current).length === 0 ? trace : { status: 'idle' };
}
