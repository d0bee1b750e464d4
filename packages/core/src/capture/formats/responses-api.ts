import type { GenerationMessage, GenerationParameters } from '../../generation/generation.ts';
import type { ContentBudget } from '../collect/content-budget.ts';
import { failureFromError } from '../failure.ts';
import type { JsonObject } from '../json-value.ts';
import { countOf, integerOf, numberOf, objectOf, objectsOf, textOf, textsOf } from '../json-value.ts';
import type { AnswerFold, CapturedAnswer, CapturedRequest, CaptureFormat } from './capture-format.ts';
import { requestIdentity } from './request-identity.ts';
import { createResponseItemFold, isResponseDelta } from './response-item-fold.ts';
import { messageFromItems, messagesFromItems } from './response-items.ts';
import { tokenUsage } from './token-usage.ts';

function outputTypeOf(body: JsonObject): GenerationParameters['outputType'] {
  const format = textOf(objectOf(objectOf(body.text)?.format)?.type);
  return format === undefined ? undefined : format.startsWith('json') ? 'json' : 'text';
}

function parseRequest(body: JsonObject): CapturedRequest {
  const { input, instructions, tools, conversation } = body;
  const models = textsOf(body.models);
  const said = typeof input === 'string' ? [{ role: 'user', content: input }] : messagesFromItems(objectsOf(input));
  return {
    operation: 'chat',
    request: {
      model: textOf(body.model) ?? models?.[0],
      fallbackModels: models,
      stream: body.stream === true,
      messages: [...(textOf(instructions) === undefined ? [] : [{ role: 'system', content: instructions }]), ...said],
      tools: Array.isArray(tools) && tools.length > 0 ? tools : undefined,
      previousResponseId: textOf(body.previous_response_id),
      conversationId: textOf(conversation) ?? textOf(objectOf(conversation)?.id),
      parameters: {
        temperature: numberOf(body.temperature),
        topP: numberOf(body.top_p),
        topK: integerOf(body.top_k),
        maxTokens: countOf(body.max_output_tokens),
        reasoningEffort: textOf(objectOf(body.reasoning)?.effort),
        serviceTier: textOf(body.service_tier),
        outputType: outputTypeOf(body),
      },
    },
    ...requestIdentity(body),
  };
}

/** This API has no finish reason: the status of the response and what the message holds say it. */
function finishReasonOf(response: JsonObject, message: GenerationMessage): string | null {
  switch (response.status) {
    case 'completed':
      return message.tool_calls === undefined ? 'stop' : 'tool_calls';
    case 'incomplete': {
      const reason = textOf(objectOf(response.incomplete_details)?.reason);
      return reason === 'max_output_tokens' ? 'length' : (reason ?? 'length');
    }
    case 'failed':
      return 'error';
    case 'cancelled':
      return 'cancelled';
    default:
      return null;
  }
}

function parseAnswer(body: JsonObject): CapturedAnswer {
  const items = objectsOf(body.output);
  const message = messageFromItems(items);
  const failure = failureFromError(body.error);
  const error = failure ?? (body.status === 'failed' ? failureFromError({}) : undefined);
  return {
    response: Array.isArray(body.output)
      ? {
          id: textOf(body.id),
          model: textOf(body.model),
          serviceTier: textOf(body.service_tier),
          choices: [{ index: 0, finishReason: finishReasonOf(body, message), message }],
        }
      : undefined,
    usage: tokenUsage(body.usage),
    error,
    providerName: textOf(body.provider),
  };
}

const LAST_EVENTS: ReadonlySet<unknown> = new Set(['response.completed', 'response.failed', 'response.incomplete']);

function createFold(budget: ContentBudget): AnswerFold {
  const items = new Map<number, ReturnType<typeof createResponseItemFold>>();
  let response: JsonObject | undefined;
  let error: unknown;
  let ended = false;

  function foldFor(event: JsonObject) {
    const index = countOf(event.output_index) ?? 0;
    const known = items.get(index);
    if (known !== undefined || !budget.keep({ index })) return known;
    const created = createResponseItemFold(budget);
    items.set(index, created);
    return created;
  }

  return {
    push(event) {
      const { type } = event;
      if (isResponseDelta(type)) return foldFor(event)?.push(event) ?? false;
      if (type === 'error') {
        error ??= objectOf(event.error) ?? event;
        return false;
      }
      const item = objectOf(event.item);
      if (item !== undefined && (type === 'response.output_item.added' || type === 'response.output_item.done')) {
        foldFor(event)?.setItem(item);
        return type === 'response.output_item.added' && item.type === 'function_call';
      }
      response = objectOf(event.response) ?? response;
      if (LAST_EVENTS.has(type)) ended = true;
      return false;
    },
    finish() {
      // The last event holds the whole response; without it what was collected must do.
      const output = [...items].sort(([a], [b]) => a - b).map(([, fold]) => fold.finish());
      const whole = ended && Array.isArray(response?.output) && response.output.length >= output.length;
      if (response === undefined && output.length === 0) return { error: failureFromError(error) };
      const answer = parseAnswer(whole ? { ...response } : { ...response, output });
      return { ...answer, error: answer.error ?? failureFromError(error) };
    },
    get answered() {
      return ended;
    },
    get ended() {
      return ended;
    },
  };
}

/** OpenAI's Responses API, also as OpenRouter serves it. */
export const responsesApi: CaptureFormat = {
  name: 'responses',
  path: '/responses',
  recognizes: (body) => ['input', 'prompt', 'previous_response_id', 'conversation'].some((field) => field in body),
  parseRequest,
  parseAnswer,
  createFold,
};
