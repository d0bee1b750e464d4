import * as v from 'valibot';
import { TRACEPARENT } from '../runtime/traceparent.ts';
import type { Generation } from './generation.ts';
import { isUsableTime } from './usable-time.ts';

const timeMs = v.pipe(
  v.number('A time is a number of epoch milliseconds, such as Date.now() gives.'),
  v.check(
    (ms) => isUsableTime(ms),
    'A time is in epoch milliseconds, and this one lies before the year 2000 or after 2200: seconds are multiplied by 1,000, nanoseconds divided by 1,000,000.',
  ),
);
const count = v.optional(
  v.pipe(
    v.number('A count of tokens is a number.'),
    v.safeInteger('A count of tokens is a whole number.'),
    v.minValue(0, 'A count of tokens is not negative.'),
  ),
);
const costUsd = v.optional(
  v.pipe(
    v.number('A cost is a number of US dollars.'),
    v.finite('A cost is a finite number of US dollars.'),
    v.minValue(0, 'A cost is not negative. Leave it out where it is not known.'),
  ),
);
const text = v.optional(v.string('This is text, or left out.'));
const number = v.optional(v.pipe(v.number('This is a number, or left out.'), v.finite('This is a finite number.')));
const integer = v.optional(
  v.pipe(v.number('This is a number, or left out.'), v.safeInteger('This is a whole number.')),
);
const flag = v.optional(v.boolean('This is true or false, or left out.'));

function name(what: string, maxLength: number) {
  return v.pipe(
    v.string(`${what} is text.`),
    v.minLength(1, `${what} is not empty.`),
    v.maxLength(maxLength, `${what} has at most ${maxLength} characters.`),
  );
}

const MessageSchema = v.looseObject(
  { role: name('The role of a message', 64) },
  'A message is an object with at least a role.',
);

const ErrorSchema = v.strictObject({
  type: name('The class of an error', 256),
  message: v.string('The message of an error is text. It may be empty.'),
});

const RequestSchema = v.strictObject({
  model: name('The model', 512),
  fallbackModels: v.optional(v.array(v.string())),
  stream: flag,
  messages: v.optional(v.array(MessageSchema, 'The messages are an array.')),
  input: v.optional(v.unknown()),
  tools: v.optional(v.array(v.unknown(), 'The tools are an array.')),
  previousResponseId: text,
  conversationId: text,
  parameters: v.optional(
    v.strictObject({
      temperature: number,
      topP: number,
      topK: integer,
      maxTokens: integer,
      frequencyPenalty: number,
      presencePenalty: number,
      seed: integer,
      stopSequences: v.optional(v.array(v.string())),
      choiceCount: integer,
      reasoningEffort: text,
      serviceTier: text,
      outputType: v.optional(v.picklist(['text', 'json', 'image', 'speech'])),
      encodingFormat: text,
      dimensions: integer,
    }),
  ),
});

const ResponseSchema = v.strictObject({
  id: text,
  model: text,
  serviceTier: text,
  systemFingerprint: text,
  choices: v.array(
    v.strictObject({
      index: v.pipe(v.number('The index of a choice is a number.'), v.safeInteger(), v.minValue(0)),
      finishReason: v.nullable(v.string('A finish reason is text, or null where the provider gave none.')),
      message: MessageSchema,
    }),
    'The choices are an array. It is empty where the answer has none.',
  ),
});

const UsageSchema = v.strictObject({
  inputTokens: count,
  outputTokens: count,
  totalTokens: count,
  cachedInputTokens: count,
  cacheWriteInputTokens: count,
  cacheWrite5mInputTokens: count,
  cacheWrite1hInputTokens: count,
  audioInputTokens: count,
  videoInputTokens: count,
  imageInputTokens: count,
  reasoningOutputTokens: count,
  audioOutputTokens: count,
  imageOutputTokens: count,
  acceptedPredictionOutputTokens: count,
  rejectedPredictionOutputTokens: count,
  totalCostUsd: costUsd,
  inputCostUsd: costUsd,
  outputCostUsd: costUsd,
  upstreamCostUsd: costUsd,
  isByok: flag,
  webSearchCount: count,
});

const AttemptSchema = v.pipe(
  v.strictObject({
    provider: name('The provider of an attempt', 256),
    model: text,
    startedAtMs: timeMs,
    endedAtMs: timeMs,
    status: v.optional(v.pipe(v.number('An HTTP status is a number.'), v.integer(), v.minValue(100), v.maxValue(599))),
    error: v.optional(ErrorSchema),
  }),
  v.forward(
    v.check(({ startedAtMs, endedAtMs }) => endedAtMs >= startedAtMs, 'An attempt ends after it starts.'),
    ['endedAtMs'],
  ),
);

/**
 * Schema of a {@link Generation} (valibot, Standard Schema). Checks ids, times and numbers, and refuses fields that nobody
 * knows, so that a slip of the pen is found; messages, tools and `trace` may hold anything.
 *
 * `record()` does not run it: the mapping bounds whatever it gets. Use it in tests and where generations come from
 * outside.
 *
 * @example
 * ```ts
 * const result = v.safeParse(GenerationSchema, generation);
 * if (!result.success) console.error(issuesOf(result.issues));
 * ```
 */
export const GenerationSchema: v.GenericSchema<unknown, Generation> = v.pipe(
  v.strictObject(
    {
      id: name('The id of a generation', 256),
      owner: v.optional(name('The owner', 256)),
      operation: v.optional(
        v.picklist(
          ['chat', 'text_completion', 'embeddings', 'generate_content'],
          'The operation is chat, text_completion, embeddings or generate_content.',
        ),
      ),
      startedAtMs: timeMs,
      firstTokenAtMs: v.optional(timeMs),
      endedAtMs: timeMs,
      system: text,
      providerName: text,
      request: RequestSchema,
      response: v.optional(ResponseSchema),
      error: v.optional(ErrorSchema),
      usage: v.optional(UsageSchema),
      attempts: v.optional(v.array(AttemptSchema, 'The attempts are an array.')),
      user: text,
      sessionId: text,
      trace: v.optional(
        v.custom<Readonly<Record<string, unknown>>>(
          (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
          'The trace is an object of ids, names and metadata.',
        ),
      ),
      traceparent: v.optional(
        v.pipe(
          v.string('A traceparent is text.'),
          v.regex(
            TRACEPARENT,
            'A traceparent has the form of W3C Trace Context, 00-<32 hex digits>-<16 hex digits>-01. Leave out what does not.',
          ),
        ),
      ),
      apiKey: v.optional(
        v.strictObject({
          name: text,
          hash: v.optional(
            v.pipe(
              v.string(),
              v.regex(
                /^[0-9a-f]{64}$/,
                'The hash of an API key is its SHA-256: 64 hex digits. Never give the key itself.',
              ),
            ),
          ),
        }),
      ),
      requestContext: v.optional(v.strictObject({ referer: text, appTitle: text, userAgent: text })),
      contentTruncated: flag,
    },
    'A generation is an object with at least id, startedAtMs, endedAtMs and request.',
  ),
  v.forward(
    v.check(
      ({ startedAtMs, endedAtMs }) => endedAtMs >= startedAtMs,
      'A generation ends after it starts. Measure durations with a monotonic clock: the wall clock may jump back.',
    ),
    ['endedAtMs'],
  ),
  v.forward(
    v.check(
      ({ startedAtMs, firstTokenAtMs, endedAtMs }) =>
        firstTokenAtMs === undefined || (firstTokenAtMs >= startedAtMs && firstTokenAtMs <= endedAtMs),
      'The first token arrives between start and end.',
    ),
    ['firstTokenAtMs'],
  ),
) as v.GenericSchema<unknown, Generation>;
