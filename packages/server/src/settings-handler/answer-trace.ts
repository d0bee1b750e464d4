import type { Generation, SentTraceWire } from '@broadcast-kit/core';
import { traceIdFor } from '@broadcast-kit/core';
import type { Answer, Problem } from './answer.ts';
import { success } from './answer.ts';
import { type AuditedOutcome, auditedOutcome } from './audited-outcome.ts';
import type { SendTraceOutcome } from './connection-tests.ts';

/** The outcome of a sample trace as its routes answer it, and as it is audited. That it fails is a result, not an error. */
export function answerTrace(
  outcome: SendTraceOutcome,
  generation: Generation,
  audit: (facts: AuditedOutcome) => void,
): Answer {
  if (outcome.kind === 'refused') return outcome.problem;
  audit(auditedOutcome(outcome));
  const traceId = traceIdFor(generation);
  if (outcome.kind === 'passed') {
    return success({ ok: true, trace_id: traceId, duration_ms: outcome.durationMs } satisfies SentTraceWire);
  }
  const { durationMs, diagnosis } = outcome;
  const wasSent = diagnosis.code !== 'endpoint.not_allowed';
  return success({
    ok: false,
    trace_id: wasSent ? traceId : null,
    duration_ms: durationMs,
    diagnosis,
  } satisfies SentTraceWire);
}

/** Values that cannot work fail the sending with their diagnosis; any other problem stays what it is. */
export function traceAnswerFor(problem: Problem): Answer {
  const diagnosis = problem.metadata?.diagnosis;
  if (diagnosis === undefined) return problem;
  return success({ ok: false, trace_id: null, duration_ms: 0, diagnosis } satisfies SentTraceWire);
}
