import type { Generation } from '../generation/generation.ts';
import type { Logger } from '../runtime/logger.ts';
import { silentLogger } from '../runtime/logger.ts';
import { buildGeneration } from './build-generation.ts';
import type { CallContext } from './call-context.ts';
import type { CaptureSettings } from './capture-settings.ts';
import { captureSettings } from './capture-settings.ts';
import { answerHead, createAnswerCapture } from './create-answer-capture.ts';
import { failureFromThrown } from './failure.ts';
import type { CaptureFormatName } from './formats/capture-format.ts';
import type { GenerationRecorder } from './generation-recorder.ts';
import { guarded } from './guarded.ts';
import type { JsonObject } from './json-value.ts';
import { readPendingRequest } from './pending-request.ts';
import type { FetchArguments, RecognizedCall } from './recognize-call.ts';
import { recognizeCall } from './recognize-call.ts';
import { startStopwatch } from './stopwatch.ts';
import { systemOfHost } from './system-of-host.ts';
import { watchResponse } from './watch-response.ts';

/** Any `fetch`: the platform's, a client's own type of it, a fake. */
export type FetchLike = (input: never, init?: never) => Promise<Response>;

/** A call that is about to be made. */
export interface InstrumentedCall {
  readonly format: CaptureFormatName;
  readonly url: URL;
  readonly headers: Headers;
}

/** Options of {@link instrumentFetch}. */
export interface InstrumentFetchOptions
  extends CaptureSettings,
    Pick<CallContext, 'owner' | 'apiKey' | 'providerName' | 'system'> {
  /**
   * Tells more about a call at the moment it is made: its user, its trace, the `traceparent` of the active span. For APIs
   * that refuse fields which they do not know, such as `trace`. What the request itself says wins.
   */
  readonly context?: ((call: InstrumentedCall) => CallContext | undefined) | undefined;
  /** Told when capturing failed. Default: silent. */
  readonly logger?: Logger | undefined;
}

/** The fields that say something: `owner: undefined` does not erase the configured owner. */
function knownFields(context: CallContext | undefined): CallContext {
  return Object.fromEntries(Object.entries(context ?? {}).filter(([, value]) => value !== undefined));
}

/**
 * A `fetch` that records every LLM call made through it: chat completions, legacy completions, Responses, Messages and
 * embeddings, whole or streamed. Hand it to any client that takes a `fetch`.
 *
 * A call is recognised by its method (POST), the end of its path and its JSON body; everything else passes untouched. The
 * request is forwarded as it is, fields such as `trace` and `session_id` included, and the answer's bytes reach the
 * client unchanged and undelayed, to any but a BYOB reader. Failed calls are recorded and fail as they would have. A failure of capture never
 * breaks a call.
 *
 * @example
 * ```ts
 * const broadcaster = createBroadcaster({ destinations: destinationsFromEnv() });
 * const openai = new OpenAI({ fetch: instrumentFetch(fetch, broadcaster) });
 * ```
 *
 * @example Under the active span of the application's own OpenTelemetry
 * ```ts
 * const traced = instrumentFetch(fetch, broadcaster, {
 *   context: () => ({ traceparent: currentTraceparent(), user: currentUser()?.id }),
 * });
 * ```
 */
export function instrumentFetch<F extends FetchLike>(
  fetch: F,
  recorder: GenerationRecorder,
  options: InstrumentFetchOptions = {},
): F {
  const send = fetch as unknown as (...call: FetchArguments) => Promise<Response>;
  const { logger = silentLogger } = options;
  const { clock, createId, maxContentChars } = captureSettings(options);

  function contextOf(call: RecognizedCall): CallContext {
    const { format, url, headers } = call;
    const more = guarded(logger, () => knownFields(options.context?.({ format: format.name, url, headers })));
    const { owner, apiKey, providerName, system = systemOfHost(url.hostname) } = options;
    return { owner, apiKey, providerName, system, headers, ...more };
  }

  async function sendCaptured(call: RecognizedCall, ...args: FetchArguments): Promise<Response> {
    const { format } = call;
    const context = contextOf(call);
    const stopwatch = startStopwatch(clock);
    const answer = send(...args);
    // Parsed while the request is on its way.
    const pending = guarded(logger, () => readPendingRequest(call, maxContentChars));
    if (pending === undefined || pending.foreign) return answer;
    const record = (make: (request: JsonObject) => Generation): void =>
      pending.whenKnown((request, truncated) =>
        guarded(logger, () => {
          const generation = make(request);
          recorder.record(truncated ? { ...generation, contentTruncated: true } : generation);
        }),
      );

    let response: Response;
    try {
      response = await answer;
    } catch (thrown) {
      const { startedAtMs } = stopwatch;
      const endedAtMs = stopwatch.nowMs();
      const error = failureFromThrown(thrown);
      record((request) =>
        buildGeneration({ format, request, context, answer: {}, startedAtMs, endedAtMs, error, createId }),
      );
      throw thrown;
    }
    if (pending.foreign) return response;
    const capture = guarded(logger, () =>
      createAnswerCapture({ format, context, settings: options, stopwatch, head: answerHead(response) }),
    );
    if (capture === undefined) return response;
    return watchResponse(response, {
      capture,
      logger,
      record: (reason) => record((request) => capture.end(request, reason)),
    });
  }

  const instrumented = (...args: FetchArguments): Promise<Response> => {
    const call = guarded(logger, () => recognizeCall(...args));
    return call === undefined ? send(...args) : sendCaptured(call, ...args);
  };
  return instrumented as unknown as F;
}
