import type { GenerationUsage } from '../../generation/generation.ts';
import type { ContentBudget } from '../collect/content-budget.ts';
import { failureFromError } from '../failure.ts';
import type { JsonObject } from '../json-value.ts';
import { countOf, integerOf, numberOf, objectOf, objectsOf, textOf, textsOf } from '../json-value.ts';
import type { AnswerFold, CapturedAnswer, CapturedRequest, CaptureFormat } from './capture-format.ts';
import { createMessageBlockFold } from './message-block-fold.ts';
import { messageFromBlocks, messagesFromBlocks } from './message-blocks.ts';
import { requestIdentity } from './request-identity.ts';
import { costUsage } from './token-usage.ts';

/** This API counts cached tokens beside `input_tokens`; in a generation the input includes them. */
function messagesUsage(usage: unknown): GenerationUsage | undefined {
  const fields = objectOf(usage);
  if (fields === undefined) return undefined;
  const fresh = countOf(fields.input_tokens);
  const outputTokens = countOf(fields.output_tokens);
  const cachedInputTokens = countOf(fields.cache_read_input_tokens);
  const cacheWriteInputTokens = countOf(fields.cache_creation_input_tokens);
  const inputTokens = fresh === undefined ? undefined : fresh + (cachedInputTokens ?? 0) + (cacheWriteInputTokens ?? 0);
  const writes = objectOf(fields.cache_creation);
  return {
    inputTokens,
    outputTokens,
    totalTokens: inputTokens === undefined || outputTokens === undefined ? undefined : inputTokens + outputTokens,
    cachedInputTokens,
    cacheWriteInputTokens,
    cacheWrite5mInputTokens: countOf(writes?.ephemeral_5m_input_tokens),
    cacheWrite1hInputTokens: countOf(writes?.ephemeral_1h_input_tokens),
    reasoningOutputTokens: countOf(objectOf(fields.output_tokens_details)?.thinking_tokens),
    webSearchCount: countOf(objectOf(fields.server_tool_use)?.web_search_requests),
    ...costUsage(fields),
  };
}

function parseRequest(body: JsonObject): CapturedRequest {
  const { system, tools } = body;
  const instructions = system === undefined || system === null ? [] : [{ role: 'system', content: system }];
  const identity = requestIdentity(body);
  return {
    operation: 'chat',
    request: {
      model: textOf(body.model),
      fallbackModels: textsOf(body.models),
      stream: body.stream === true,
      messages: [...instructions, ...objectsOf(body.messages).flatMap(messagesFromBlocks)],
      tools: Array.isArray(tools) && tools.length > 0 ? tools : undefined,
      parameters: {
        temperature: numberOf(body.temperature),
        topP: numberOf(body.top_p),
        topK: integerOf(body.top_k),
        maxTokens: countOf(body.max_tokens),
        stopSequences: textsOf(body.stop_sequences),
        reasoningEffort: textOf(objectOf(body.output_config)?.effort),
        serviceTier: textOf(body.service_tier),
      },
    },
    ...identity,
    user: identity.user ?? textOf(objectOf(body.metadata)?.user_id),
  };
}

/** The answer that a message object makes, whole or put together from a stream. */
function answerFrom(message: JsonObject, error: unknown): CapturedAnswer {
  const failure = failureFromError(error);
  const hasContent = Array.isArray(message.content);
  return {
    response: hasContent
      ? {
          id: textOf(message.id),
          model: textOf(message.model),
          serviceTier: textOf(objectOf(message.usage)?.service_tier),
          choices: [
            {
              index: 0,
              finishReason: textOf(message.stop_reason) ?? null,
              message: messageFromBlocks(objectsOf(message.content)),
            },
          ],
        }
      : undefined,
    usage: messagesUsage(message.usage),
    error: failure,
    providerName: textOf(message.provider),
  };
}

function createFold(budget: ContentBudget): AnswerFold {
  const blocks = new Map<number, ReturnType<typeof createMessageBlockFold>>();
  let message: JsonObject | undefined;
  let usage: JsonObject | undefined;
  let stopReason: string | undefined;
  let error: unknown;
  let ended = false;

  /** The last event repeats the counts of the first, as `null` where it has nothing to add. */
  function addUsage(value: unknown): void {
    const given = Object.entries(objectOf(value) ?? {}).filter(([, count]) => count !== null);
    if (given.length > 0) usage = { ...usage, ...Object.fromEntries(given) };
  }

  function startBlock(event: JsonObject): boolean {
    const block = objectOf(event.content_block);
    const index = countOf(event.index) ?? blocks.size;
    if (block === undefined || !budget.keep(block)) return false;
    const fold = createMessageBlockFold(block, budget);
    blocks.set(index, fold);
    return block.type === 'tool_use';
  }

  return {
    push(event) {
      switch (event.type) {
        case 'message_start':
          message = objectOf(event.message) ?? message;
          addUsage(message?.usage);
          return false;
        case 'content_block_start':
          return startBlock(event);
        case 'content_block_delta':
          return blocks.get(countOf(event.index) ?? 0)?.push(objectOf(event.delta) ?? {}) ?? false;
        case 'message_delta':
          stopReason = textOf(objectOf(event.delta)?.stop_reason) ?? stopReason;
          addUsage(event.usage);
          return false;
        case 'message_stop':
          ended = true;
          return false;
        case 'error':
          error ??= event.error;
          return false;
        default:
          return false;
      }
    },
    finish() {
      const content = [...blocks].sort(([a], [b]) => a - b).map(([, fold]) => fold.finish());
      const started = message !== undefined || content.length > 0;
      return answerFrom({ ...message, usage, stop_reason: stopReason, ...(started ? { content } : {}) }, error);
    },
    get answered() {
      return stopReason !== undefined;
    },
    get ended() {
      return ended;
    },
  };
}

/** Anthropic's Messages API, also as OpenRouter serves it. */
export const messagesApi: CaptureFormat = {
  name: 'messages',
  path: '/messages',
  system: 'anthropic',
  recognizes: (body) => Array.isArray(body.messages) && typeof body.model === 'string',
  parseRequest,
  parseAnswer: (body) => answerFrom(body, body.error),
  createFold,
};
