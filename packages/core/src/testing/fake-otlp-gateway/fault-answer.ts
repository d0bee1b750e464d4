import type { Clock } from '../../runtime/clock.ts';
import { type Answer, statusAnswer, textAnswer } from './answer.ts';
import type { FaultOf, OtlpFault } from './otlp-fault.ts';

/** gRPC codes that a receiver puts beside an HTTP status. */
const CODES: Readonly<Record<number, number>> = {
  400: 3,
  401: 16,
  403: 7,
  404: 5,
  429: 8,
  500: 13,
  502: 14,
  503: 14,
  504: 4,
};
const UNKNOWN_CODE = 2;

const LOGIN_PAGE = '<!doctype html><html lang="en"><head><title>Grafana</title></head><body>Log in</body></html>';

/** The answer of a fault that stands before the receiver, or `undefined` where the receiver sees the request first. */
export function answerInstead(fault: OtlpFault | undefined): Answer | undefined {
  switch (fault?.kind) {
    case 'status': {
      const { status, body, headers = {} } = fault;
      const details = { code: CODES[status] ?? UNKNOWN_CODE, message: `injected fault: ${status}` };
      const answer = statusAnswer('application/json', status, details);
      if (body === undefined) return { ...answer, headers };
      return { ...textAnswer(status, body, body.startsWith('{') ? 'application/json' : 'text/plain'), headers };
    }
    case 'html':
      return htmlAnswer(fault.status);
    case 'redirect':
      return { ...textAnswer(fault.status ?? 302, ''), headers: { location: fault.location ?? '/login' } };
    default:
      return undefined;
  }
}

/** What a client that follows a redirect to a login page sees. */
export function htmlAnswer(status = 200): Answer {
  return textAnswer(status, LOGIN_PAGE, 'text/html; charset=utf-8');
}

/** The answer of a receiver that took the request, as the fault bends it. A refusal stays as it is. */
export function bendAnswer(
  answer: Answer,
  fault: OtlpFault | undefined,
  context: { readonly clock: Clock; readonly signal: AbortSignal },
): Answer {
  if (answer.status !== 200 || typeof answer.body !== 'string') return answer;
  switch (fault?.kind) {
    case 'partial-success':
      return { ...answer, body: partialSuccessBody(fault) };
    case 'oversized':
      return { ...answer, body: oversizedBody(fault) };
    case 'drip':
      return { ...answer, body: dripBody(answer.body, fault, context) };
    default:
      return answer;
  }
}

/** Counts are 64-bit numbers, so they are text in JSON. */
function partialSuccessBody({ rejectedSpans, errorMessage }: FaultOf<'partial-success'>): string {
  return JSON.stringify({
    partialSuccess: {
      ...(rejectedSpans > 0 && { rejectedSpans: String(rejectedSpans) }),
      ...(errorMessage !== undefined && { errorMessage }),
    },
  });
}

/** A valid answer that is as long as the fault says. */
function oversizedBody({ bytes = 1_048_576 }: FaultOf<'oversized'>): string {
  const [before, after] = ['{"partialSuccess":{"errorMessage":"', '"}}'];
  return before + 'x'.repeat(Math.max(0, bytes - before.length - after.length)) + after;
}

/** The bytes of `text`, one per interval, until it ends or `signal` fires. */
function dripBody(
  text: string,
  { intervalMs = 1_000 }: FaultOf<'drip'>,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  let cancelTimer: (() => void) | undefined;
  return new ReadableStream({
    start(controller) {
      const step = () => {
        controller.enqueue(bytes.subarray(at, at + 1));
        at += 1;
        if (at === bytes.length) controller.close();
        else cancelTimer = clock.schedule(step, intervalMs, { keepAlive: true });
      };
      signal.addEventListener('abort', () => {
        cancelTimer?.();
        if (at < bytes.length) controller.error(signal.reason);
      });
      step();
    },
    cancel: () => cancelTimer?.(),
  });
}
