import type { ConnectionTestWire } from '@broadcast-kit/core';
import type { Answer, Problem } from './answer.ts';
import { success } from './answer.ts';
import type { ConnectionTestOutcome } from './connection-tests.ts';

/** The outcome of a connection test as the test routes answer it. That a test fails is a result, not an error of the API. */
export function answerTest(outcome: ConnectionTestOutcome): Answer {
  switch (outcome.kind) {
    case 'refused':
      return outcome.problem;
    case 'failed': {
      const { durationMs, diagnosis } = outcome;
      return success({ ok: false, duration_ms: durationMs, diagnosis } satisfies ConnectionTestWire);
    }
    case 'passed': {
      const { durationMs, receipt } = outcome;
      return success({
        ok: true,
        duration_ms: durationMs,
        receipt: receipt.receipt,
        receipt_expires_at: new Date(receipt.expiresAt).toISOString(),
      } satisfies ConnectionTestWire);
    }
  }
}

/** Values that cannot work fail the test with their diagnosis; any other problem stays what it is. */
export function testAnswerFor(problem: Problem): Answer {
  const diagnosis = problem.metadata?.diagnosis;
  return diagnosis === undefined ? problem : success({ ok: false, duration_ms: 0, diagnosis });
}
