import type { Generation, GenerationError } from '../generation/generation.ts';
import { modelAuthor } from '../generation/model-author.ts';
import { TRACEPARENT } from '../runtime/traceparent.ts';
import type { CallContext } from './call-context.ts';
import { headerOf } from './call-context.ts';
import type { CapturedAnswer, CapturedRequest, CaptureFormat } from './formats/capture-format.ts';
import { objectOf } from './json-value.ts';

/**
 * Long enough to be unique, as `gen-1769028176-9hoKxJ8TwmmjRXQnYX3w` is. Local servers count from `chatcmpl-1` to
 * `chatcmpl-999`: taken as ids, calls of different days would become one trace.
 */
const UNIQUE_ID = /^[A-Za-z0-9][\w.:-]{15,255}$/;

/** The parts that a generation is made of. */
export interface GenerationParts {
  readonly format: CaptureFormat;
  /** Body of the request, parsed from JSON. */
  readonly request: unknown;
  readonly answer: CapturedAnswer;
  readonly context: CallContext;
  readonly startedAtMs: number;
  readonly firstTokenAtMs?: number | undefined;
  readonly endedAtMs: number;
  /** Whether the answer came as a stream of events. */
  readonly streamed?: boolean | undefined;
  /** The failure of the call as a whole; it wins over what the answer says. */
  readonly error?: GenerationError | undefined;
  readonly contentTruncated?: boolean | undefined;
  readonly createId: () => string;
}

function traceparentOf({ headers, traceparent }: CallContext): string | undefined {
  // Proxies send what they like: a malformed header counts as none.
  return [headerOf(headers, 'traceparent'), traceparent].find(
    (given) => given !== undefined && TRACEPARENT.test(given),
  );
}

function traceOf(context: CallContext, captured: CapturedRequest): Generation['trace'] {
  if (context.trace === undefined) return captured.trace;
  return captured.trace === undefined ? context.trace : { ...context.trace, ...captured.trace };
}

function requestContextOf({ headers }: CallContext): Generation['requestContext'] {
  const referer = headerOf(headers, 'http-referer') ?? headerOf(headers, 'referer');
  const appTitle = headerOf(headers, 'x-title');
  const userAgent = headerOf(headers, 'user-agent');
  return [referer, appTitle, userAgent].some((said) => said !== undefined)
    ? { referer, appTitle, userAgent }
    : undefined;
}

/** Joins what request, answer and context say to one generation. */
export function buildGeneration(parts: GenerationParts): Generation {
  const { format, answer, context } = parts;
  const captured = format.parseRequest(objectOf(parts.request) ?? {});
  const model = captured.request.model ?? answer.response?.model ?? 'unknown';
  const providerId = answer.response?.id;
  return {
    id: context.id ?? (providerId !== undefined && UNIQUE_ID.test(providerId) ? providerId : parts.createId()),
    owner: context.owner,
    operation: captured.operation,
    startedAtMs: parts.startedAtMs,
    firstTokenAtMs: parts.firstTokenAtMs,
    endedAtMs: Math.max(parts.endedAtMs, parts.firstTokenAtMs ?? 0, parts.startedAtMs),
    // The slug of a model names its author better than the API or the host that serves it.
    system: modelAuthor(model) === undefined ? (context.system ?? format.system) : undefined,
    providerName: context.providerName ?? answer.providerName,
    request: {
      ...captured.request,
      model,
      stream: captured.request.stream === true || parts.streamed === true,
    },
    response: answer.response,
    error: parts.error ?? answer.error,
    usage: answer.usage,
    attempts: context.attempts,
    user: captured.user ?? context.user,
    sessionId: captured.sessionId ?? headerOf(context.headers, 'x-session-id') ?? context.sessionId,
    trace: traceOf(context, captured),
    traceparent: traceparentOf(context),
    apiKey: context.apiKey,
    requestContext: requestContextOf(context),
    contentTruncated: parts.contentTruncated === true ? true : undefined,
  };
}
