import type { CapturedAnswer, CaptureFormat } from '../formats/capture-format.ts';
import type { JsonObject } from '../json-value.ts';
import { objectOf } from '../json-value.ts';
import type { EventCollector } from './event-collector.ts';
import { createEventCollector } from './event-collector.ts';
import type { JsonCollector } from './json-collector.ts';
import { createJsonCollector } from './json-collector.ts';

/** An answer as far as it came. */
export interface CollectedAnswer {
  readonly answer: CapturedAnswer;
  /** Whether it was a stream of events. */
  readonly streamed: boolean;
  /** Whether content had to be left out. */
  readonly truncated: boolean;
  /** Whether there was anything of the API that was called. */
  readonly readable: boolean;
  /** The JSON object of an answer that was not streamed. */
  readonly body?: JsonObject | undefined;
  /** Start of an answer that was not streamed. */
  readonly start: string;
}

/** Collects an answer from its bytes, whether it is JSON or a stream of events. */
export interface AnswerCollector {
  push(bytes: Uint8Array): void;
  /** Takes an event of a stream that was parsed elsewhere. */
  pushEvent(event: JsonObject): void;
  finish(): CollectedAnswer;
  readonly answered: boolean;
  readonly ended: boolean;
}

const EVENT_LINE = /^(?::|(?:data|event|id|retry)(?::|\r|\n))/;
/** Length of the longest word that {@link EVENT_LINE} looks for. */
const SNIFF_LENGTH = 6;

/** What an answer without a telling content type is; `undefined` while too little of it came. */
function sniff(head: string, whole: boolean): 'events' | 'json' | undefined {
  if (!whole && head.length < SNIFF_LENGTH && !head.startsWith('{')) return undefined;
  return EVENT_LINE.test(head) ? 'events' : 'json';
}

/** Collects the answer to a call of the API `format`. Never throws because of what the bytes hold. */
export function createAnswerCollector(
  format: CaptureFormat,
  options: {
    /** `content-type` of the answer. Without a telling one the first characters decide. */
    readonly contentType?: string | undefined;
    readonly maxContentChars: number;
    /** Runs at each piece of output in a stream. */
    readonly onOutput: () => void;
  },
): AnswerCollector {
  const decoder = new TextDecoder();
  let head = '';
  let events: EventCollector | undefined;
  let json: JsonCollector | undefined;

  function eventCollector(): EventCollector {
    events ??= createEventCollector(format, options);
    return events;
  }

  function pushText(text: string, whole = false): void {
    const chosen = events ?? json;
    if (chosen !== undefined) {
      chosen.push(text);
      return;
    }
    // Gateways keep connections alive with blanks before their JSON.
    head = (head + text).trimStart();
    const kind = options.contentType?.includes('event-stream') ? 'events' : sniff(head, whole);
    if (kind === 'events') eventCollector().push(head);
    if (kind !== 'json') return;
    json = createJsonCollector(options.maxContentChars);
    json.push(head);
  }

  return {
    push: (bytes) => pushText(decoder.decode(bytes, { stream: true })),
    pushEvent: (event) => eventCollector().pushEvent(event),
    finish() {
      pushText(decoder.decode(), true);
      if (events !== undefined) {
        const { answer, truncated, events: count } = events.finish();
        return { answer, truncated, streamed: true, readable: count > 0, start: '' };
      }
      const { value, start, truncated } = json?.finish() ?? { value: undefined, start: '', truncated: false };
      // Some gateways wrap the error object in an array.
      const body = objectOf(Array.isArray(value) ? value[0] : value);
      const answer = body === undefined ? {} : format.parseAnswer(body);
      return { answer, truncated, streamed: false, readable: body !== undefined || truncated, body, start };
    },
    get answered() {
      return events?.answered ?? false;
    },
    get ended() {
      return events?.ended ?? false;
    },
  };
}
