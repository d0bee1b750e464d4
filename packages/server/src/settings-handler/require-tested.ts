import type { DestinationHealth, Diagnosis } from '@broadcast-kit/core';
import type { Problem } from './answer.ts';
import { problem } from './answer.ts';
import { auditedOutcome } from './audited-outcome.ts';
import type { SettingsCall, SettingsServices } from './settings-route.ts';
import type { ReceiptScope } from './test-receipt.ts';

/** Proof that values work, or why they may not be saved. */
export type TestedConnection =
  | {
      readonly ok: true;
      readonly health: DestinationHealth;
      /** Good for another try to save the same values. */
      readonly receipt: string;
    }
  | Problem;

interface Untested {
  readonly scope: ReceiptScope;
  readonly receipt: string | undefined;
  /** For the audit event of the test: `null` where the destination does not exist yet. */
  readonly destinationId: string | null;
}

function testFailed(diagnosis: Diagnosis): Problem {
  return problem({
    status: 400,
    reason: 'connection_test_failed',
    message: `Nothing was saved, since the connection test failed. ${diagnosis.summary} ${diagnosis.remedy}`,
    metadata: { diagnosis },
  });
}

/**
 * The gate before every save of new connection values: a receipt of a passed test, or else a test right now. There is no
 * way around it, and each test is audited, whether or not anything is saved.
 */
export async function requireTested(
  { scope, receipt, destinationId }: Untested,
  call: SettingsCall,
  { connectionTests, clock, audit }: SettingsServices,
): Promise<TestedConnection> {
  const blocked = connectionTests.refusal(scope.config);
  if (blocked !== undefined) return testFailed(blocked);

  const healthy = (durationMs: number | null): DestinationHealth => ({
    state: 'healthy',
    checkedAt: new Date(clock.now()).toISOString(),
    durationMs,
  });
  if (receipt !== undefined && (await connectionTests.accepts(receipt, scope))) {
    return { ok: true, health: healthy(null), receipt };
  }
  const outcome = await connectionTests.run(scope, call);
  if (outcome.kind !== 'refused') {
    audit(call, { action: 'destination.tested', destinationId, ...auditedOutcome(outcome) });
  }
  switch (outcome.kind) {
    case 'refused':
      return outcome.problem;
    case 'failed':
      return testFailed(outcome.diagnosis);
    case 'passed':
      return { ok: true, health: healthy(outcome.durationMs), receipt: outcome.receipt.receipt };
  }
}
