import type { GenerationMessage } from '../../generation/generation.ts';
import type { JsonObject } from '../json-value.ts';
import { jsonOf, objectsOf, textOf } from '../json-value.ts';
import { createAssistantTurn } from './assistant-turn.ts';

/** The assistant's message that content blocks of the Messages API make. */
export function messageFromBlocks(blocks: readonly JsonObject[]): GenerationMessage {
  const turn = createAssistantTurn();
  for (const block of blocks) {
    switch (block.type) {
      case 'text':
        turn.addText(textOf(block.text) ?? '');
        break;
      case 'thinking':
        turn.addReasoning(textOf(block.thinking) ?? '');
        break;
      case 'tool_use': {
        const { input } = block;
        turn.addToolCall({
          id: textOf(block.id),
          type: 'function',
          function: {
            name: textOf(block.name) ?? '',
            arguments: typeof input === 'string' ? input : (jsonOf(input) ?? ''),
          },
        });
        break;
      }
      case 'redacted_thinking':
        // Encrypted: there is nothing to read in it.
        break;
      default:
        turn.addPart(block);
    }
  }
  return turn.message();
}

/**
 * The messages that one message of a Messages API request makes: results of tools become messages of their own, as chat
 * completions spell them, before what else the user said.
 */
export function messagesFromBlocks({ role, content }: JsonObject): readonly GenerationMessage[] {
  const named = textOf(role) ?? 'unknown';
  if (!Array.isArray(content)) return [{ role: named, content: content ?? null }];
  const blocks = objectsOf(content);
  if (named === 'assistant') return [messageFromBlocks(blocks)];
  const results = blocks.filter(({ type }) => type === 'tool_result');
  const others = blocks.filter(({ type }) => type !== 'tool_result');
  return [
    ...results.map((block) => ({
      role: 'tool',
      tool_call_id: textOf(block.tool_use_id),
      content: block.content ?? null,
    })),
    ...(others.length > 0 || results.length === 0 ? [{ role: named, content: others }] : []),
  ];
}
