import type { Generation } from '../generation/generation.ts';
import type { CallContext } from './call-context.ts';
import type { CaptureSettings } from './capture-settings.ts';
import { captureSettings } from './capture-settings.ts';
import { createAnswerCapture } from './create-answer-capture.ts';
import type { EndReason } from './failure.ts';
import type { CaptureFormatName } from './formats/capture-format.ts';
import { captureFormat } from './formats/capture-formats.ts';
import { objectOf } from './json-value.ts';
import { startStopwatch } from './stopwatch.ts';

/** Options of {@link createStreamCapture}. */
export interface StreamCaptureOptions extends CallContext, CaptureSettings {
  /** Body of the request, parsed from JSON. */
  readonly request: unknown;
  /** The API that was called. Default `chat_completions`. */
  readonly format?: CaptureFormatName | undefined;
  /** When the call started, in epoch milliseconds. Default: now. */
  readonly startedAtMs?: number | undefined;
  /** HTTP status of the answer. From 400 on the generation failed. */
  readonly status?: number | undefined;
}

/** Collects a streamed answer. */
export interface StreamCapture {
  /** Takes the next bytes, cut anywhere, or the next event as parsed JSON. Never throws; keeps no reference to the bytes. */
  push(chunk: Uint8Array | Readonly<Record<string, unknown>>): void;
  /**
   * The generation. Call it once, when the stream ends; with `client_disconnected` or what was thrown where it ended
   * early. An answer that was complete by then is no failure.
   */
  end(reason?: unknown): Generation;
}

/**
 * Captures a streamed answer that a gateway passes on by itself. `captureResponse` does the same for a whole `Response`.
 *
 * @example
 * ```ts
 * const capture = createStreamCapture({ request, headers: request.headers, owner: 'workspace_1' });
 * for await (const bytes of upstream) {
 *   capture.push(bytes);
 *   await client.write(bytes);
 * }
 * broadcaster.record(capture.end());
 * ```
 */
export function createStreamCapture(options: StreamCaptureOptions): StreamCapture {
  const capture = createAnswerCapture({
    format: captureFormat(options.format),
    context: options,
    settings: options,
    stopwatch: startStopwatch(captureSettings(options).clock, options.startedAtMs),
    head: { status: options.status },
  });
  return {
    push(chunk) {
      const event = objectOf(chunk);
      if (chunk instanceof Uint8Array) capture.push(chunk);
      else if (event !== undefined) capture.pushEvent(event);
    },
    end(reason) {
      const endReason: EndReason | undefined =
        reason === undefined || reason === 'client_disconnected' ? reason : { thrown: reason };
      return capture.end(options.request, endReason);
    },
  };
}
