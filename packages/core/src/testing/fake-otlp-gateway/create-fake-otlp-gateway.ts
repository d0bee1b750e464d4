import { BroadcastError } from '../../runtime/broadcast-error.ts';
import { systemClock } from '../../runtime/clock.ts';
import { toResponse } from './answer.ts';
import type { CloudCredentials } from './check-cloud-credentials.ts';
import type { FakeOtlpGateway, FakeOtlpGatewayOptions } from './fake-otlp-gateway.ts';
import { answerInstead, bendAnswer, htmlAnswer } from './fault-answer.ts';
import { headOf, type IncomingRequest, readRequest, unreadRequest } from './incoming-request.ts';
import { checkFault, type OtlpFault } from './otlp-fault.ts';
import { createRateLimit } from './rate-limit.ts';
import { type Reception, receiveTraces } from './receive-traces.ts';
import { refuseByHead } from './refuse-by-head.ts';
import { createRequestLog } from './request-log.ts';
import { createTraceStore } from './trace-store.ts';

type Served =
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'network'; readonly code: string };

/**
 * Creates a receiver for OTLP/HTTP JSON that is as strict as the real one: what it accepts, Tempo 3.0.3 accepts, and
 * what it refuses is refused with the same status and text, all spans of a request for one bad span. What Tempo
 * swallows in silence shows in {@link FakeOtlpGateway.lint}.
 *
 * Differences: bodies in protobuf are refused unless empty; of compressions only gzip and deflate are known; nesting
 * ends at 1,000 levels instead of 10,000.
 *
 * @example
 * ```ts
 * const gateway = createFakeOtlpGateway({ instanceId: '123456', apiKey: 'glc_example' });
 * const broadcaster = createBroadcaster({ destinations, transport: fetchTransport({ fetch: gateway.fetch }) });
 * gateway.failWith({ kind: 'status', status: 429, headers: { 'retry-after': '5' }, times: 1 });
 *
 * broadcaster.record(generation);
 * await broadcaster.flush();
 *
 * expect(gateway.traces()).toMatchObject([{ rootName: 'openai/gpt-4o', spanCount: 1 }]);
 * expect(gateway.lint()).toEqual([]);
 * ```
 *
 * @example Behind MSW, in Storybook
 * ```ts
 * http.all('https://otlp-gateway-prod-us-west-0.grafana.net/*', ({ request }) => gateway.handle(request));
 * ```
 */
export function createFakeOtlpGateway(options: FakeOtlpGatewayOptions): FakeOtlpGateway {
  const credentials = credentialsOf(options);
  const { path = '/otlp/v1/traces', clock = systemClock, onTraces = () => {} } = options;
  const { maxAttributeBytes = 2_048, maxTraceBytes = 5_000_000, maxBodyBytes = 20 * 1_048_576 } = options;
  const { maxTraces = 1_000, maxRequests = 1_000 } = options;
  const { rateLimit = { bytesPerSecond: 30_000_000, burstBytes: 30_000_000 } } = options;
  const store = createTraceStore({ maxTraces, maxTraceBytes });
  const log = createRequestLog({ maxRequests, clock });
  const checkRate = createRateLimit(rateLimit, clock);
  let fault: OtlpFault | undefined;
  let faultsLeft = 0;

  function takeFault(): OtlpFault | undefined {
    if (faultsLeft === 0) return undefined;
    faultsLeft -= 1;
    return fault;
  }

  function receive(incoming: IncomingRequest, rejectedSpans: number): Reception {
    const [nowMs, monotonicMs] = [clock.now(), clock.monotonic()];
    const limits = { maxAttributeBytes, checkRate, rejectedSpans };
    const reception = receiveTraces(incoming, { path, credentials, store, nowMs, monotonicMs, ...limits });
    if (reception.touched.length > 0) onTraces(reception.touched);
    return reception;
  }

  async function serve(request: Request, signal: AbortSignal): Promise<Served> {
    const head = headOf(request);
    const isRefused = refuseByHead(head, { path, credentials }) !== undefined;
    const incoming = isRefused ? unreadRequest(head) : await readRequest(request, maxBodyBytes);
    if (incoming === undefined) return { kind: 'network', code: 'ECONNRESET' };
    const current = takeFault();
    const complete = log.add(incoming, current?.kind);
    if (current?.kind === 'hang') {
      await untilAborted(signal);
      return { kind: 'network', code: 'ECONNABORTED' };
    }
    if (current?.kind === 'network') {
      if (current.isStored === true) complete({ findings: receive(incoming, 0).findings });
      return { kind: 'network', code: current.code ?? 'ECONNRESET' };
    }
    const instead = answerInstead(current);
    if (instead !== undefined) {
      complete({ status: instead.status });
      return { kind: 'response', response: toResponse(instead) };
    }
    const { answer, findings } = receive(incoming, current?.kind === 'partial-success' ? current.rejectedSpans : 0);
    complete({ status: answer.status, findings });
    return { kind: 'response', response: toResponse(bendAnswer(answer, current, { clock, signal })) };
  }

  return {
    async handle(request) {
      const served = await serve(request, request.signal);
      return served.kind === 'response' ? served.response : Response.error();
    },
    async fetch(url, init = {}) {
      const request = new Request(url, init);
      const signal = init.signal ?? request.signal;
      signal.throwIfAborted();
      const served = await serve(request, signal);
      signal.throwIfAborted();
      if (served.kind !== 'response') throw networkError(served.code);
      const { response } = served;
      if (!response.headers.has('location') || request.redirect === 'manual') return response;
      if (request.redirect === 'error') throw networkError('unexpected redirect');
      // Who follows a redirect ends up at a login page, and takes its 200 for success.
      return toResponse(htmlAnswer());
    },
    received: log.list,
    traces: store.list,
    trace: store.get,
    lint: () =>
      log.list().flatMap(({ number, findings }) => findings.map((finding) => ({ request: number, ...finding }))),
    failWith(next) {
      if (next !== undefined) checkFault(next);
      fault = next;
      faultsLeft = next === undefined ? 0 : (next.times ?? Number.POSITIVE_INFINITY);
    },
    clear() {
      store.clear();
      log.clear();
      fault = undefined;
      faultsLeft = 0;
    },
  };
}

function credentialsOf(options: FakeOtlpGatewayOptions): CloudCredentials | undefined {
  if (options.cloud === false) return undefined;
  const { instanceId, apiKey } = options;
  if (instanceId && apiKey) return { instanceId, apiKey };
  throw new BroadcastError({
    code: 'invalid_option',
    message:
      'The gateway needs an instanceId and an apiKey to check. Give both, or cloud: false to let everybody send.',
  });
}

/** What Node's `fetch` rejects with when there is no answer. */
function networkError(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
