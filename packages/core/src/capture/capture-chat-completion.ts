import type { Generation, GenerationError } from '../generation/generation.ts';
import { buildGeneration } from './build-generation.ts';
import type { CallContext } from './call-context.ts';
import type { CaptureSettings } from './capture-settings.ts';
import { captureSettings } from './capture-settings.ts';
import { failureFromStatus, failureFromThrown, failureOfUnreadable } from './failure.ts';
import type { CaptureFormatName } from './formats/capture-format.ts';
import { captureFormat } from './formats/capture-formats.ts';
import { objectOf } from './json-value.ts';

/** Options of {@link captureCall}. */
export interface CaptureCallOptions extends CallContext, Omit<CaptureSettings, 'maxContentChars'> {
  /** The API that was called. */
  readonly format: CaptureFormatName;
  /** Body of the request, parsed from JSON. */
  readonly request: unknown;
  /** Body of the answer, parsed from JSON. Left out where there was none. */
  readonly response?: unknown;
  /** HTTP status of the answer. From 400 on the generation failed. */
  readonly status?: number | undefined;
  /** What was thrown in place of an answer, or the failure in the gateway's own words: `{ type, message }`. */
  readonly error?: unknown;
  /** When the call started, in epoch milliseconds. */
  readonly startedAtMs: number;
  /** When the first token arrived, where the gateway streamed from its provider. */
  readonly firstTokenAtMs?: number | undefined;
  /** When the answer was complete. Default: now. */
  readonly endedAtMs?: number | undefined;
}

/** Options of {@link captureChatCompletion}. */
export type CaptureChatCompletionOptions = Omit<CaptureCallOptions, 'format'>;

function isGenerationError(error: unknown): error is GenerationError {
  const { type, message } = objectOf(error) ?? {};
  return !(error instanceof Error) && typeof type === 'string' && typeof message === 'string';
}

function failureOf({ error, status, response }: CaptureCallOptions): GenerationError | undefined {
  if (isGenerationError(error)) return { type: error.type, message: error.message };
  if (error !== undefined) return failureFromThrown(error);
  const body = objectOf(response);
  if (status !== undefined && status >= 400) return failureFromStatus(status, { body });
  return body === undefined ? failureOfUnreadable() : undefined;
}

/**
 * The generation of a call to any API that capture understands, from its request and its whole answer. Never throws
 * because of what they hold.
 *
 * @example
 * ```ts
 * broadcaster.record(captureCall({ format: 'embeddings', request, response, startedAtMs }));
 * ```
 */
export function captureCall(options: CaptureCallOptions): Generation {
  const format = captureFormat(options.format);
  const { clock, createId } = captureSettings(options);
  const body = objectOf(options.response);
  return buildGeneration({
    format,
    request: options.request,
    context: options,
    answer: body === undefined ? {} : format.parseAnswer(body),
    startedAtMs: options.startedAtMs,
    firstTokenAtMs: options.firstTokenAtMs,
    endedAtMs: options.endedAtMs ?? clock.now(),
    error: failureOf(options),
    createId,
  });
}

/**
 * The generation of a chat completion, from its request and its whole answer: what a gateway calls after each request.
 * For streamed answers see `createStreamCapture` and `captureResponse`.
 *
 * Reads from the request `user`, `session_id` (else the header `x-session-id`) and `trace`, from the answer usage, cost,
 * provider and every choice. Never throws because of what they hold.
 *
 * @example
 * ```ts
 * const startedAtMs = Date.now();
 * const answer = await callProvider(request);
 * broadcaster.record(
 *   captureChatCompletion({ request, response: answer, startedAtMs, headers: incoming.headers, owner: 'workspace_1' }),
 * );
 * ```
 */
export function captureChatCompletion(options: CaptureChatCompletionOptions): Generation {
  return captureCall({ ...options, format: 'chat_completions' });
}
