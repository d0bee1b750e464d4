/** What kind of call a generation was. Becomes `gen_ai.operation.name`. */
export type GenerationOperation = 'chat' | 'text_completion' | 'embeddings' | 'generate_content';

/**
 * A message of the conversation in the dialect of chat completions, whatever API was called: tool calls in `tool_calls`,
 * their answers as messages with role `tool`, thinking in `reasoning`. Content is text, null, or parts as the provider's
 * API spells them.
 */
export interface GenerationMessage {
  readonly role: string;
  readonly content?: unknown;
  readonly name?: string | undefined;
  readonly tool_calls?: unknown;
  readonly tool_call_id?: string | undefined;
  readonly reasoning?: unknown;
  readonly refusal?: unknown;
  readonly [field: string]: unknown;
}

/** Sampling and length parameters of the request that have a semantic convention. */
export interface GenerationParameters {
  readonly temperature?: number | undefined;
  readonly topP?: number | undefined;
  readonly topK?: number | undefined;
  /** Most tokens to generate. */
  readonly maxTokens?: number | undefined;
  readonly frequencyPenalty?: number | undefined;
  readonly presencePenalty?: number | undefined;
  readonly seed?: number | undefined;
  readonly stopSequences?: readonly string[] | undefined;
  /** Number of choices asked for. */
  readonly choiceCount?: number | undefined;
  /** How hard to think, such as `low` or `high`. */
  readonly reasoningEffort?: string | undefined;
  /** Processing tier that was asked for, such as `flex`. */
  readonly serviceTier?: string | undefined;
  /** What the answer should be. */
  readonly outputType?: 'text' | 'json' | 'image' | 'speech' | undefined;
  /** Form of the embeddings, such as `float` or `base64`. */
  readonly encodingFormat?: string | undefined;
  /** Length of each embedding. */
  readonly dimensions?: number | undefined;
}

/** What was asked. */
export interface GenerationRequest {
  /** The model as the caller named it, such as `openai/gpt-4o`. */
  readonly model: string;
  /** Models to try after it, in order. */
  readonly fallbackModels?: readonly string[] | undefined;
  /** Whether the answer was streamed. Default `false`. */
  readonly stream?: boolean | undefined;
  /** Conversation so far. Content: left out in privacy mode. */
  readonly messages?: readonly GenerationMessage[] | undefined;
  /** Prompt of a text completion, or input of embeddings. Content: left out in privacy mode. */
  readonly input?: unknown;
  /** Tools that the model may call, as the provider's API spells them. Content: left out in privacy mode. */
  readonly tools?: readonly unknown[] | undefined;
  /** The earlier answer that this call goes on from (Responses API). */
  readonly previousResponseId?: string | undefined;
  /** The conversation that the provider keeps (Responses API). */
  readonly conversationId?: string | undefined;
  readonly parameters?: GenerationParameters | undefined;
}

/** One of the answers of the model. */
export interface GenerationChoice {
  readonly index: number;
  /** `stop`, `length`, `tool_calls`, `content_filter`, `error`, ... as the provider said it; `null` where it never said. */
  readonly finishReason: string | null;
  /** The assistant's message. Content: left out in privacy mode. */
  readonly message: GenerationMessage;
}

/** What came back. */
export interface GenerationResponse {
  /** Id that the provider gave to its answer. */
  readonly id?: string | undefined;
  /** The model that answered, which routing and fallbacks may make another than the requested one. */
  readonly model?: string | undefined;
  /** Processing tier that was used, such as `default` or `flex`. */
  readonly serviceTier?: string | undefined;
  /** The provider's mark of its backend configuration. */
  readonly systemFingerprint?: string | undefined;
  readonly choices: readonly GenerationChoice[];
}

/** Why a generation failed. */
export interface GenerationError {
  /** Low-cardinality class: an HTTP status (`429`), an exception name (`AbortError`) or `client_disconnected`. */
  readonly type: string;
  /** Text for people. May quote the prompt, so privacy mode leaves it out. */
  readonly message: string;
}

/** Tokens and money. Counts are whole numbers, costs are US dollars. */
export interface GenerationUsage {
  /** All input tokens, cached ones included. */
  readonly inputTokens?: number | undefined;
  /** All output tokens, reasoning included. */
  readonly outputTokens?: number | undefined;
  /** Default: input plus output. */
  readonly totalTokens?: number | undefined;
  readonly cachedInputTokens?: number | undefined;
  readonly cacheWriteInputTokens?: number | undefined;
  /** The part of the cache writes that lives 5 minutes. */
  readonly cacheWrite5mInputTokens?: number | undefined;
  /** The part of the cache writes that lives 1 hour. */
  readonly cacheWrite1hInputTokens?: number | undefined;
  readonly audioInputTokens?: number | undefined;
  readonly videoInputTokens?: number | undefined;
  readonly imageInputTokens?: number | undefined;
  readonly reasoningOutputTokens?: number | undefined;
  readonly audioOutputTokens?: number | undefined;
  readonly imageOutputTokens?: number | undefined;
  /** Tokens of a predicted output that came to be. */
  readonly acceptedPredictionOutputTokens?: number | undefined;
  /** Tokens of a predicted output that did not; they are billed all the same. */
  readonly rejectedPredictionOutputTokens?: number | undefined;
  /** What the call cost in all. */
  readonly totalCostUsd?: number | undefined;
  readonly inputCostUsd?: number | undefined;
  readonly outputCostUsd?: number | undefined;
  /** What the provider charged the caller's own account (bring your own key). */
  readonly upstreamCostUsd?: number | undefined;
  /** Whether the caller's own key of the provider was used. */
  readonly isByok?: boolean | undefined;
  /** Searches of the web that the provider made. */
  readonly webSearchCount?: number | undefined;
}

/** One try at one provider; a fallback makes several. */
export interface ProviderAttempt {
  /** Name of the provider, such as `Azure`. */
  readonly provider: string;
  readonly model?: string | undefined;
  /** Epoch milliseconds. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** HTTP status of the provider's answer, where there was one. */
  readonly status?: number | undefined;
  readonly error?: GenerationError | undefined;
}

/** What the application said of itself in its request's headers. Sent only to destinations that ask for it. */
export interface GenerationRequestContext {
  /** Site of the application: `HTTP-Referer`, or the browser's `Referer`. */
  readonly referer?: string | undefined;
  /** Name of the application: `X-Title`. */
  readonly appTitle?: string | undefined;
  readonly userAgent?: string | undefined;
}

/**
 * One LLM call, finished or failed: what every trace is made from. A gateway builds it itself or lets
 * `captureChatCompletion` do it.
 *
 * Times are epoch milliseconds; fractions are kept.
 */
export interface Generation {
  /** Unique id of the call, such as `gen-1769028176-9hoKxJ8TwmmjRXQnYX3w`. Trace and span ids are derived from it. */
  readonly id: string;
  /** The tenant whose destinations get the trace. Default `default`. */
  readonly owner?: string | undefined;
  /** Default `chat`. */
  readonly operation?: GenerationOperation | undefined;
  readonly startedAtMs: number;
  /** When the first token arrived. Only streamed answers know it. */
  readonly firstTokenAtMs?: number | undefined;
  readonly endedAtMs: number;
  /** Author of the model (`gen_ai.system`), such as `openai`. Default: the part of the model slug before the slash. */
  readonly system?: string | undefined;
  /** Who served the answer, such as `Azure`. */
  readonly providerName?: string | undefined;
  readonly request: GenerationRequest;
  readonly response?: GenerationResponse | undefined;
  /** Set when the call failed, also in the middle of a stream. */
  readonly error?: GenerationError | undefined;
  readonly usage?: GenerationUsage | undefined;
  readonly attempts?: readonly ProviderAttempt[] | undefined;
  /** End user, at most 128 characters; longer ones are cut. Becomes `user.id`. */
  readonly user?: string | undefined;
  /** Conversation, at most 256 characters; longer ones are cut. Becomes `session.id`. */
  readonly sessionId?: string | undefined;
  /** The request's `trace` object: `trace_id`, `trace_name`, `span_name`, `generation_name`, `parent_span_id`, and metadata. */
  readonly trace?: Readonly<Record<string, unknown>> | undefined;
  /** W3C `traceparent` of the request. Used where `trace` names neither a trace nor a parent. */
  readonly traceparent?: string | undefined;
  /** The API key that was used: its name and the SHA-256 (hex) of it, never the key. */
  readonly apiKey?: { readonly name?: string | undefined; readonly hash?: string | undefined } | undefined;
  readonly requestContext?: GenerationRequestContext | undefined;
  /** Whether capture had to leave content out to keep its memory bound. Default `false`. */
  readonly contentTruncated?: boolean | undefined;
}
