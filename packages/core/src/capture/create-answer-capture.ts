import type { Generation, GenerationError } from '../generation/generation.ts';
import { buildGeneration } from './build-generation.ts';
import type { CallContext } from './call-context.ts';
import type { CaptureSettings } from './capture-settings.ts';
import { captureSettings } from './capture-settings.ts';
import type { CollectedAnswer } from './collect/answer-collector.ts';
import { createAnswerCollector } from './collect/answer-collector.ts';
import type { EndReason } from './failure.ts';
import { failureFromEnd, failureFromStatus, failureOfUnreadable } from './failure.ts';
import type { CaptureFormat } from './formats/capture-format.ts';
import type { JsonObject } from './json-value.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What is known of an answer before its body. */
export interface AnswerHead {
  readonly status?: number | undefined;
  readonly statusText?: string | undefined;
  readonly contentType?: string | undefined;
}

/** Reads the head of a `Response`. */
export function answerHead({ status, statusText, headers }: Response): AnswerHead {
  return { status, statusText, contentType: headers.get('content-type') ?? undefined };
}

/** An answer on its way. The request is only needed at the end. */
export interface AnswerCapture {
  push(bytes: Uint8Array): void;
  pushEvent(event: JsonObject): void;
  /** The generation. `reason` tells why the answer ended early, where it did. */
  end(request: unknown, reason?: EndReason): Generation;
  /** Whether the API's last event was seen: nothing that matters comes after it. */
  readonly ended: boolean;
}

/** Options of {@link createAnswerCapture}. */
export interface AnswerCaptureOptions {
  readonly format: CaptureFormat;
  readonly context: CallContext;
  readonly settings: CaptureSettings;
  readonly stopwatch: Stopwatch;
  readonly head: AnswerHead;
}

function failureOf(
  collected: CollectedAnswer,
  answered: boolean,
  { status, statusText }: AnswerHead,
  reason: EndReason | undefined,
): GenerationError | undefined {
  const { body, start, readable } = collected;
  if (status !== undefined && status >= 400) {
    return failureFromStatus(status, { body, text: body === undefined ? start : '', statusText: statusText ?? '' });
  }
  // Whoever leaves or gives up after the last word missed nothing.
  if (reason !== undefined) return answered || body !== undefined ? undefined : failureFromEnd(reason);
  return readable ? undefined : failureOfUnreadable();
}

/** Captures one answer from its bytes to its generation. */
export function createAnswerCapture(options: AnswerCaptureOptions): AnswerCapture {
  const { format, context, head, stopwatch } = options;
  const { createId, maxContentChars } = captureSettings(options.settings);
  let firstTokenAtMs: number | undefined;
  const collector = createAnswerCollector(format, {
    contentType: head.contentType,
    maxContentChars,
    onOutput() {
      firstTokenAtMs ??= stopwatch.nowMs();
    },
  });
  return {
    push: collector.push,
    pushEvent: collector.pushEvent,
    end(request, reason) {
      const endedAtMs = stopwatch.nowMs();
      const collected = collector.finish();
      return buildGeneration({
        format,
        request,
        context,
        answer: collected.answer,
        startedAtMs: stopwatch.startedAtMs,
        firstTokenAtMs,
        endedAtMs,
        streamed: collected.streamed,
        error: failureOf(collected, collector.answered, head, reason),
        contentTruncated: collected.truncated,
        createId,
      });
    },
    get ended() {
      return collector.ended;
    },
  };
}
