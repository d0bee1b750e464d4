import type { Generation } from '../generation/generation.ts';
import type { AttributeList } from './attribute-list.ts';
import type { BoundedJson } from './bounded-json.ts';
import { boundedJson, boundedJsonList } from './bounded-json.ts';
import { semanticMessage } from './semantic-messages.ts';
import { stripMedia } from './strip-media.ts';

const INSTRUCTION_ROLES: ReadonlySet<string> = new Set(['system', 'developer']);

function addJson(list: AttributeList, key: string, { json, shortened, originalBytes }: BoundedJson): void {
  list.text(key, json);
  if (!shortened) return;
  list.bool(`${key}.truncated`, true);
  list.int(`${key}.original_bytes`, originalBytes);
}

function completionOf({ response }: Generation): Record<string, unknown> | undefined {
  const first = response?.choices[0];
  if (first === undefined) return undefined;
  const { content, reasoning, refusal, tool_calls } = first.message;
  return {
    completion: stripMedia(content ?? ''),
    ...(reasoning ? { reasoning } : {}),
    ...(refusal ? { refusal } : {}),
    ...(tool_calls ? { toolCalls: stripMedia(tool_calls) } : {}),
  };
}

/**
 * Adds what people said and models answered: `gen_ai.prompt` and `gen_ai.completion` as the reference product emits
 * them, and the semantic conventions' messages beside them. Each value is valid JSON within the limit, newest messages
 * kept. The only place that reads content: privacy mode does not call it.
 */
export function addContentAttributes(list: AttributeList, generation: Generation, valueLimitBytes: number): void {
  const { request, response } = generation;
  const messages = request.messages ?? [];
  if (messages.length > 0) {
    addJson(
      list,
      'gen_ai.prompt',
      boundedJsonList(
        messages.map((message) => stripMedia(message)),
        valueLimitBytes,
        '{"messages":',
        '}',
      ),
    );
    const instructions = messages.filter((message) => INSTRUCTION_ROLES.has(message.role));
    const conversation = messages.filter((message) => !INSTRUCTION_ROLES.has(message.role));
    if (instructions.length > 0) {
      const parts = instructions.flatMap((message) => semanticMessage(message).parts);
      addJson(list, 'gen_ai.system_instructions', boundedJsonList(parts, valueLimitBytes));
    }
    const input = conversation.map((message) => semanticMessage(message));
    addJson(list, 'gen_ai.input.messages', boundedJsonList(input, valueLimitBytes));
  } else if (request.input !== undefined) {
    addJson(list, 'gen_ai.prompt', boundedJson(stripMedia(request.input), valueLimitBytes));
  }
  if (request.tools !== undefined && request.tools.length > 0) {
    addJson(
      list,
      'gen_ai.tool.definitions',
      boundedJsonList(
        request.tools.map((tool) => stripMedia(tool)),
        valueLimitBytes,
      ),
    );
  }
  const completion = completionOf(generation);
  if (completion !== undefined && response !== undefined) {
    addJson(list, 'gen_ai.completion', boundedJson(completion, valueLimitBytes));
    const output = response.choices.map((choice) => semanticMessage(choice.message, choice.finishReason));
    addJson(list, 'gen_ai.output.messages', boundedJsonList(output, valueLimitBytes));
  }
}
