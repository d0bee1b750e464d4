import type { Generation, GenerationMessage } from '../generation/generation.ts';
import type { AttributeList } from './attribute-list.ts';
import { boundedJson, boundedJsonList } from './bounded-json.ts';
import type { NestedJsonWriter } from './nested-json.ts';
import { semanticMessage } from './semantic-messages.ts';
import { recordOf, stripMessage, stripParts, stripSound } from './strip-media.ts';
import { stripPayloads } from './strip-payloads.ts';

const INSTRUCTION_ROLES: ReadonlySet<string> = new Set(['system', 'developer']);

function completionOf({ response }: Generation): Record<string, unknown> | undefined {
  const first = response?.choices[0];
  if (first === undefined) return undefined;
  const { content, reasoning, refusal, tool_calls, function_call, audio, images } = first.message;
  return {
    completion: stripParts(content || (recordOf(audio)?.transcript ?? '')),
    reasoning: reasoning ? stripPayloads(reasoning) : undefined,
    refusal: refusal ? stripPayloads(refusal) : undefined,
    toolCalls: tool_calls ? stripPayloads(tool_calls) : undefined,
    functionCall: function_call ? stripPayloads(function_call) : undefined,
    audio: audio ? stripSound(audio) : undefined,
    images: images ? stripParts(images) : undefined,
  };
}

/**
 * What the model was told and what was said, which the semantic conventions keep apart. Whatever stands among the messages
 * and is none has no role and no parts.
 */
function apart(given: readonly unknown[]) {
  const instructions: unknown[] = [];
  const conversation: GenerationMessage[] = [];
  for (const one of given) {
    const message = recordOf(one) as GenerationMessage | undefined;
    if (message === undefined) continue;
    if (INSTRUCTION_ROLES.has(message.role)) instructions.push(...semanticMessage(message).parts);
    else conversation.push(message);
  }
  return { instructions, conversation };
}

/**
 * Adds what people said and models answered: `gen_ai.prompt` and `gen_ai.completion` as OpenRouter emits
 * them, and the semantic conventions' messages beside them. Each value is valid JSON within the limit, newest messages
 * kept. The only place that reads content: privacy mode does not call it.
 */
export function addContentAttributes(
  list: AttributeList,
  generation: Generation,
  { valueLimitBytes, writer }: { readonly valueLimitBytes: number; readonly writer: NestedJsonWriter },
): void {
  const { request, response } = generation;
  const limits = { maxBytes: valueLimitBytes, writer };
  const given: readonly unknown[] = request.messages ?? [];
  if (given.length > 0) {
    const asGiven = { ...limits, before: '{"messages":', after: '}', show: stripMessage };
    list.content('gen_ai.prompt', boundedJsonList(given, asGiven));
    const { instructions, conversation } = apart(given);
    if (instructions.length > 0) list.content('gen_ai.system_instructions', boundedJsonList(instructions, limits));
    const show = (message: GenerationMessage) => semanticMessage(message);
    list.content('gen_ai.input.messages', boundedJsonList(conversation, { ...limits, show }));
  } else if (request.input !== undefined) {
    list.content('gen_ai.prompt', boundedJson(stripPayloads(request.input), limits));
  }
  if (request.tools !== undefined && request.tools.length > 0) {
    list.content('gen_ai.tool.definitions', boundedJsonList(request.tools, { ...limits, show: stripPayloads }));
  }
  const completion = completionOf(generation);
  if (completion !== undefined && response !== undefined) {
    list.content('gen_ai.completion', boundedJson(completion, limits));
    const output = response.choices.map((choice) => semanticMessage(choice.message, choice.finishReason));
    list.content('gen_ai.output.messages', boundedJsonList(output, limits));
  }
}
