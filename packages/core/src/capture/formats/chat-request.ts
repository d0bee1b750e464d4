import type { GenerationMessage, GenerationParameters } from '../../generation/generation.ts';
import type { JsonObject } from '../json-value.ts';
import { countOf, integerOf, numberOf, objectOf, objectsOf, textOf, textsOf } from '../json-value.ts';
import type { CapturedRequest } from './capture-format.ts';
import { requestIdentity } from './request-identity.ts';

/** A message of a request in the dialect of chat completions. One without a role stays readable. */
function chatMessage(message: JsonObject): GenerationMessage {
  return { ...message, role: textOf(message.role) ?? 'unknown' };
}

function outputTypeOf(body: JsonObject): GenerationParameters['outputType'] {
  const modalities = textsOf(body.modalities) ?? [];
  if (modalities.includes('image')) return 'image';
  if (modalities.includes('audio')) return 'speech';
  const format = textOf(objectOf(body.response_format)?.type);
  return format === undefined ? undefined : format.startsWith('json') ? 'json' : 'text';
}

/** Parameters that chat and text completions have in common. */
export function completionParameters(body: JsonObject): GenerationParameters {
  const stop = textOf(body.stop);
  return {
    temperature: numberOf(body.temperature),
    topP: numberOf(body.top_p),
    topK: integerOf(body.top_k),
    maxTokens: countOf(body.max_completion_tokens ?? body.max_tokens),
    frequencyPenalty: numberOf(body.frequency_penalty),
    presencePenalty: numberOf(body.presence_penalty),
    seed: integerOf(body.seed),
    stopSequences: stop === undefined ? textsOf(body.stop) : [stop],
    choiceCount: countOf(body.n),
    reasoningEffort: textOf(objectOf(body.reasoning)?.effort) ?? textOf(body.reasoning_effort),
    serviceTier: textOf(body.service_tier),
    outputType: outputTypeOf(body),
  };
}

/** A request to `/chat/completions`. */
export function parseChatRequest(body: JsonObject): CapturedRequest {
  const tools = body.tools ?? body.functions;
  const models = textsOf(body.models);
  return {
    operation: 'chat',
    request: {
      model: textOf(body.model) ?? models?.[0],
      fallbackModels: models,
      stream: body.stream === true,
      messages: objectsOf(body.messages).map(chatMessage),
      tools: Array.isArray(tools) && tools.length > 0 ? tools : undefined,
      parameters: completionParameters(body),
    },
    ...requestIdentity(body),
  };
}
