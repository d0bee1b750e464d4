import type { Diagnosis, SettingsError } from '@broadcast-kit/core';
import { type ConnectionFingerprint, changedProbeFields, type ProbeField } from './connection-fingerprint.ts';

/** What the last connection test left behind, bound to the values that it tested. Times are epoch milliseconds. */
export type ConnectionTestState =
  | { readonly status: 'untested' }
  | {
      readonly status: 'running';
      /** Number of the run: an answer of any other run is late and dropped. */
      readonly run: number;
      readonly fingerprint: ConnectionFingerprint;
      /** Whether to save once it passes. */
      readonly thenSave: boolean;
    }
  | SettledTest;

/** A test that has an outcome. */
export type SettledTest =
  | {
      readonly status: 'passed';
      readonly run: number;
      readonly fingerprint: ConnectionFingerprint;
      /** What a save presents as proof. */
      readonly receipt: string;
      readonly at: number;
      readonly durationMs: number;
      readonly expiresAt: number;
    }
  /** Passed, but too long ago to save with. */
  | { readonly status: 'expired'; readonly fingerprint: ConnectionFingerprint }
  | {
      readonly status: 'failed';
      readonly fingerprint: ConnectionFingerprint;
      readonly diagnosis: Diagnosis;
      readonly at: number;
      readonly durationMs: number;
    }
  /** The settings API itself did not run the test, so the connection was not judged. */
  | {
      readonly status: 'not_run';
      readonly fingerprint: ConnectionFingerprint;
      readonly error: SettingsError;
      readonly at: number;
    };

/** A {@link ConnectionTestState} as it applies to the values that are in the form now. */
export type ConnectionTestOutcome =
  | ConnectionTestState
  /** Values changed since. Putting them back brings `last` back. */
  | { readonly status: 'stale'; readonly last: SettledTest; readonly changed: readonly ProbeField[] };

/** What `test` says about the values behind `current`. A result never applies to other values than those it tested. */
export function outcomeFor(test: ConnectionTestState, current: ConnectionFingerprint): ConnectionTestOutcome {
  if (test.status === 'untested' || test.status === 'running') return test;
  const changed = changedProbeFields(test.fingerprint, current);
  return changed.length === 0 ? test : { status: 'stale', last: test, changed };
}

/** The longest time that a pass counts. */
export const PASS_LIFETIME_MS = 600_000;

/** When a pass ends: with its receipt, but never later than {@link PASS_LIFETIME_MS}, also where the two clocks disagree. */
export function passExpiry(receiptExpiresAt: string, now: number): number {
  const lifetime = Date.parse(receiptExpiresAt) - now;
  return now + (lifetime > 0 && lifetime < PASS_LIFETIME_MS ? lifetime : PASS_LIFETIME_MS);
}
