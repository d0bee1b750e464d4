import type { AuditEvent } from './audit-event.ts';
import type { SendTraceOutcome } from './connection-tests.ts';

/** How a test or a sample trace went, as an audit event says it. */
export type AuditedOutcome = Pick<AuditEvent, 'result' | 'diagnosisCode'>;

/** The part of an audit event that tells how a test or a sample trace went. */
export function auditedOutcome(outcome: Exclude<SendTraceOutcome, { kind: 'refused' }>): AuditedOutcome {
  return outcome.kind === 'passed'
    ? { result: 'succeeded', diagnosisCode: null }
    : { result: 'failed', diagnosisCode: outcome.diagnosis.code };
}
