import type { Clock, Diagnosis, GrafanaConfig, Transport } from '@broadcast-kit/core';
import { diagnose, testConnection } from '@broadcast-kit/core';
import type { DestinationUrlPolicy } from '../guarded-transport/destination-url-policy.ts';
import { judgeDestinationUrl } from '../guarded-transport/judge-destination-url.ts';
import { trustsDestinationHost } from '../guarded-transport/trusts-destination-host.ts';
import type { SecretBox } from '../secret-box/create-secret-box.ts';
import type { Problem } from './answer.ts';
import { problem } from './answer.ts';
import { createRateLimit } from './rate-limit.ts';
import type { ReceiptScope, TestReceipt } from './test-receipt.ts';
import { issueTestReceipt, isValidTestReceipt } from './test-receipt.ts';

/** What {@link createConnectionTests} needs. */
export interface ConnectionTestsOptions {
  readonly transport: Transport;
  readonly urlPolicy: DestinationUrlPolicy;
  readonly secrets: SecretBox;
  readonly testsPerMinute: number;
  readonly clock: Clock;
}

/** How a test went, or that it was one too many. */
export type ConnectionTestOutcome =
  | { readonly kind: 'passed'; readonly durationMs: number; readonly receipt: TestReceipt }
  | { readonly kind: 'failed'; readonly durationMs: number; readonly diagnosis: Diagnosis }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Connection tests as the settings API runs them: judged, limited, told in full about trusted hosts only, and receipted. */
export interface ConnectionTests {
  run(scope: ReceiptScope, options: { readonly signal: AbortSignal }): Promise<ConnectionTestOutcome>;
  /** Whether `receipt` proves that exactly these values passed a moment ago. */
  accepts(receipt: string, scope: ReceiptScope): Promise<boolean>;
  /** Why the server will not call this URL at all; `undefined` where it may. */
  refusal(config: GrafanaConfig): Diagnosis | undefined;
}

const TIMEOUT_MS = 10_000;
/** For hosts that the operator does not know. Every unreachable one is told after this time, however it failed. */
const UNTRUSTED_TIMEOUT_MS = 5_000;

/** Creates the {@link ConnectionTests} of one handler. The rate limit lives in memory, per instance. */
export function createConnectionTests(options: ConnectionTestsOptions): ConnectionTests {
  const { transport, urlPolicy, secrets, testsPerMinute, clock } = options;
  const takeTurn = createRateLimit({ perMinute: testsPerMinute, clock });

  const refusal = (config: GrafanaConfig) => {
    if (judgeDestinationUrl(config.baseUrl, urlPolicy).ok) return undefined;
    return diagnose({ result: { kind: 'failure', code: 'blocked' }, config, trusted: true, nowMs: clock.now() });
  };

  function waitUntil(time: number): Promise<void> {
    const left = time - clock.monotonic();
    if (left <= 0) return Promise.resolve();
    return new Promise((resolve) => void clock.schedule(resolve, left, { keepAlive: true }));
  }

  return {
    refusal,

    accepts: (receipt, scope) => isValidTestReceipt(receipt, scope, { secrets, now: clock.now() }),

    async run(scope, { signal }) {
      const blocked = refusal(scope.config);
      if (blocked !== undefined) return { kind: 'failed', durationMs: 0, diagnosis: blocked };

      const turn = takeTurn(scope.owner);
      if (!turn.ok) {
        const { retryAfterSeconds } = turn;
        const message = `Too many connection tests. At most ${testsPerMinute} per minute are run; try again in ${retryAfterSeconds} seconds.`;
        const headers = { 'retry-after': String(retryAfterSeconds) };
        return { kind: 'refused', problem: problem({ status: 429, reason: 'rate_limited', message, headers }) };
      }

      const startedAt = clock.monotonic();
      const trusted = trustsDestinationHost(scope.config.baseUrl, urlPolicy);
      const result = await testConnection({
        config: scope.config,
        transport,
        signal,
        timeoutMs: trusted ? TIMEOUT_MS : UNTRUSTED_TIMEOUT_MS,
        trusts: () => trusted,
        clock,
      });
      if (result.ok) {
        const receipt = await issueTestReceipt(scope, { secrets, now: clock.now() });
        return { kind: 'passed', durationMs: result.durationMs, receipt };
      }
      if (trusted || result.diagnosis.code !== 'net.unreachable') return { kind: 'failed', ...result };
      // A closed port answers at once, a filtered one never: the time would tell what the diagnosis hides.
      await waitUntil(startedAt + UNTRUSTED_TIMEOUT_MS);
      return { kind: 'failed', durationMs: UNTRUSTED_TIMEOUT_MS, diagnosis: result.diagnosis };
    },
  };
}
