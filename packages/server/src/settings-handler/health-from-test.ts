import type { DestinationHealth } from '@broadcast-kit/core';
import type { SendTraceOutcome } from './connection-tests.ts';

/** What a test or a sample trace says about a destination; `undefined` where it was stopped before it could tell. */
export function healthFromTest(outcome: SendTraceOutcome, nowMs: number): DestinationHealth | undefined {
  const checkedAt = new Date(nowMs).toISOString();
  if (outcome.kind === 'passed') return { state: 'healthy', checkedAt, durationMs: outcome.durationMs };
  if (outcome.kind === 'refused' || outcome.diagnosis.code === 'test.aborted') return undefined;
  return { state: 'failing', checkedAt, diagnosis: outcome.diagnosis };
}
