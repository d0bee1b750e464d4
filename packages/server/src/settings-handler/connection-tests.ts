import type {
  Clock,
  ConnectionTestResult,
  Diagnosis,
  Generation,
  GrafanaConfig,
  MappingOptions,
  Transport,
} from '@broadcast-kit/core';
import { diagnose, testConnection } from '@broadcast-kit/core';
import type { DestinationUrlPolicy } from '../guarded-transport/destination-url-policy.ts';
import { judgeDestinationUrl } from '../guarded-transport/judge-destination-url.ts';
import { trustsDestinationHost } from '../guarded-transport/trusts-destination-host.ts';
import type { SecretBox } from '../secret-box/create-secret-box.ts';
import type { Problem } from './answer.ts';
import type { Caller } from './authorize.ts';
import { sendSampleTrace } from './send-sample-trace.ts';
import type { TestLimits } from './test-limits.ts';
import type { ReceiptScope, TestReceipt } from './test-receipt.ts';
import { issueTestReceipt, isValidTestReceipt } from './test-receipt.ts';
import { createTestTurns } from './test-turns.ts';

/** What {@link createConnectionTests} needs. */
export interface ConnectionTestsOptions {
  readonly transport: Transport;
  readonly urlPolicy: DestinationUrlPolicy;
  readonly secrets: SecretBox;
  readonly testLimits: TestLimits;
  readonly clock: Clock;
}

type NotPassed =
  | { readonly kind: 'failed'; readonly durationMs: number; readonly diagnosis: Diagnosis }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** How a test went, or that it was one too many. */
export type ConnectionTestOutcome =
  | { readonly kind: 'passed'; readonly durationMs: number; readonly receipt: TestReceipt }
  | NotPassed;

/** How the sending of a trace went, or that it was one too many. */
export type SendTraceOutcome = { readonly kind: 'passed'; readonly durationMs: number } | NotPassed;

/** What to send as a sample, and in which shape. */
export interface SampleTrace {
  readonly generation: Generation;
  readonly shape: MappingOptions;
}

/** The call of the settings API that a test is run for. */
export interface AskingCall {
  readonly caller: Pick<Caller, 'actor'>;
  /** Its signal ends the test early. */
  readonly request: Pick<Request, 'signal'>;
}

/** Connection tests as the settings API runs them: judged, limited, told in full about trusted hosts only, and receipted. */
export interface ConnectionTests {
  run(scope: ReceiptScope, call: AskingCall): Promise<ConnectionTestOutcome>;
  /** Sends a real trace under the same limits. */
  sendTrace(scope: ReceiptScope, options: SampleTrace & { readonly call: AskingCall }): Promise<SendTraceOutcome>;
  /** Whether `receipt` proves that exactly these values passed a moment ago. */
  accepts(receipt: string, scope: ReceiptScope): Promise<boolean>;
  /** Why the server will not call this URL at all; `undefined` where it may. */
  refusal(config: GrafanaConfig): Diagnosis | undefined;
}

interface Limits {
  readonly timeoutMs: number;
  readonly trusted: boolean;
}

interface Probe {
  readonly call: AskingCall;
  readonly scope: ReceiptScope;
  readonly send: (limits: Limits) => Promise<ConnectionTestResult>;
}

const TIMEOUT_MS = 10_000;
/** For hosts that the operator does not know. Every failure of theirs is told after this time, whatever it was. */
const UNTRUSTED_TIMEOUT_MS = 5_000;

/** Creates the {@link ConnectionTests} of one handler. The limits live in memory, per instance. */
export function createConnectionTests(options: ConnectionTestsOptions): ConnectionTests {
  const { transport, urlPolicy, secrets, testLimits, clock } = options;
  const takeTurn = createTestTurns({ ...testLimits, clock });

  const refusal = (config: GrafanaConfig) => {
    if (judgeDestinationUrl(config.baseUrl, urlPolicy).ok) return undefined;
    return diagnose({ result: { kind: 'failure', code: 'blocked' }, config, trusted: true, nowMs: clock.now() });
  };

  function waitUntil(time: number): Promise<void> {
    const left = time - clock.monotonic();
    if (left <= 0) return Promise.resolve();
    return new Promise((resolve) => void clock.schedule(resolve, left, { keepAlive: true }));
  }

  async function runProbe({ send }: Probe, trusted: boolean): Promise<SendTraceOutcome> {
    const startedAt = clock.monotonic();
    const result = await send({ trusted, timeoutMs: trusted ? TIMEOUT_MS : UNTRUSTED_TIMEOUT_MS });
    if (result.ok) return { kind: 'passed', durationMs: result.durationMs };
    if (trusted || result.diagnosis.code === 'test.aborted') return { kind: 'failed', ...result };
    // A closed port and a 404 answer at once, a filtered port never: the time would tell what the diagnosis hides.
    await waitUntil(startedAt + UNTRUSTED_TIMEOUT_MS);
    return { kind: 'failed', durationMs: UNTRUSTED_TIMEOUT_MS, diagnosis: result.diagnosis };
  }

  async function probe(request: Probe): Promise<SendTraceOutcome> {
    const blocked = refusal(request.scope.config);
    if (blocked !== undefined) return { kind: 'failed', durationMs: 0, diagnosis: blocked };
    const { scope, call } = request;
    const { signal } = call.request;
    const trusted = trustsDestinationHost(scope.config.baseUrl, urlPolicy);
    const turn = await takeTurn({ owner: scope.owner, actor: call.caller.actor }, { trusted, signal });
    if (!turn.ok) return { kind: 'refused', problem: turn };
    try {
      return await runProbe(request, trusted);
    } finally {
      turn.leave();
    }
  }

  return {
    refusal,

    accepts: (receipt, scope) => isValidTestReceipt(receipt, scope, { secrets, now: clock.now() }),

    async run(scope, call) {
      const { signal } = call.request;
      const { config } = scope;
      const outcome = await probe({
        scope,
        call,
        send: ({ timeoutMs, trusted }) =>
          testConnection({ config, transport, signal, timeoutMs, trusts: () => trusted, clock }),
      });
      if (outcome.kind !== 'passed') return outcome;
      return { ...outcome, receipt: await issueTestReceipt(scope, { secrets, now: clock.now() }) };
    },

    sendTrace(scope, { call, generation, shape }) {
      const { signal } = call.request;
      const { config } = scope;
      return probe({
        scope,
        call,
        send: (limits) => sendSampleTrace({ generation, config, shape, transport, signal, clock, ...limits }),
      });
    },
  };
}
