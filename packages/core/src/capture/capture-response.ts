import type { Logger } from '../runtime/logger.ts';
import { silentLogger } from '../runtime/logger.ts';
import { captureSettings } from './capture-settings.ts';
import { answerHead, createAnswerCapture } from './create-answer-capture.ts';
import type { StreamCaptureOptions } from './create-stream-capture.ts';
import { captureFormat } from './formats/capture-formats.ts';
import type { GenerationRecorder } from './generation-recorder.ts';
import { guarded } from './guarded.ts';
import { startStopwatch } from './stopwatch.ts';
import { watchResponse } from './watch-response.ts';

/** Options of {@link captureResponse}. */
export interface CaptureResponseOptions extends Omit<StreamCaptureOptions, 'status'> {
  /** Gets the generation, once. */
  readonly recorder: GenerationRecorder;
  /** Told when capturing failed. Default: silent. */
  readonly logger?: Logger | undefined;
}

/**
 * Captures an answer while it is passed on: answers a `Response` with the same status, headers and bytes, unchanged and
 * undelayed, and records the generation once when the answer is over. Takes JSON and event streams, whole, broken off by
 * the provider or left by the client (`error.type` `client_disconnected`, with whatever was collected). A failure of
 * capture never breaks the call.
 *
 * The body must be read to its end or cancelled, as that of any `Response`; BYOB readers are not supported. Nothing is buffered but the collected
 * content, which is bounded.
 *
 * @example
 * ```ts
 * const startedAtMs = Date.now();
 * const upstream = await fetch(`${provider}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(request) });
 * return captureResponse(upstream, { request, recorder: broadcaster, headers: incoming.headers, startedAtMs, owner });
 * ```
 */
export function captureResponse(response: Response, options: CaptureResponseOptions): Response {
  const { recorder, logger = silentLogger, request } = options;
  const capture = guarded(logger, () =>
    createAnswerCapture({
      format: captureFormat(options.format),
      context: options,
      settings: options,
      stopwatch: startStopwatch(captureSettings(options).clock, options.startedAtMs),
      head: answerHead(response),
    }),
  );
  if (capture === undefined) return response;
  return watchResponse(response, {
    capture,
    logger,
    record: (reason) => recorder.record(capture.end(request, reason)),
  });
}
