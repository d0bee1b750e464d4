import { createParser } from 'eventsource-parser';
import type { AnswerFold, CapturedAnswer, CaptureFormat } from '../formats/capture-format.ts';
import type { JsonObject } from '../json-value.ts';
import { objectOf } from '../json-value.ts';
import { createContentBudget } from './content-budget.ts';
import { parseBoundedJson } from './json-collector.ts';

/** Collects the answer of an event stream. */
export interface EventCollector {
  push(text: string): void;
  /** Takes an event that was parsed elsewhere. */
  pushEvent(event: JsonObject): void;
  /** What was collected; a last event without a blank line after it counts. */
  finish(): { readonly answer: CapturedAnswer; readonly truncated: boolean; readonly events: number };
  /** See {@link AnswerFold}. */
  readonly answered: boolean;
  readonly ended: boolean;
}

/** Events with an image in them have megabytes; a longer one is skipped, so that memory stays bounded. */
const LONGEST_EVENT = 8 * 1024 * 1024;

/**
 * Parses server-sent events as they arrive and folds them. `onOutput` runs at each event that brings output of the
 * model. Comments, unknown events and events that are not JSON pass without effect.
 */
export function createEventCollector(
  format: CaptureFormat,
  { maxContentChars, onOutput }: { readonly maxContentChars: number; readonly onOutput: () => void },
): EventCollector {
  const budget = createContentBudget(maxContentChars);
  const fold: AnswerFold = format.createFold(budget);
  let events = 0;
  let marked = false;
  let tooLong = false;

  function pushEvent(event: JsonObject): void {
    events += 1;
    if (fold.push(event)) onOutput();
  }

  const parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onEvent({ data }) {
      if (marked) return;
      if (data.trim() === '[DONE]') {
        marked = true;
        return;
      }
      const { value, truncated } = parseBoundedJson(data, maxContentChars);
      const event = objectOf(value);
      if (truncated) budget.exceed();
      if (event !== undefined) pushEvent(event);
    },
    onError(error) {
      if (error.type === 'max-buffer-size-exceeded') tooLong = true;
    },
  });

  return {
    push(text) {
      parser.feed(text);
      if (!tooLong) return;
      tooLong = false;
      budget.exceed();
      parser.reset();
    },
    pushEvent,
    finish() {
      parser.feed('\n\n');
      return { answer: fold.finish(), truncated: budget.exceeded, events };
    },
    get answered() {
      return marked || fold.answered;
    },
    get ended() {
      return marked || fold.ended;
    },
  };
}
