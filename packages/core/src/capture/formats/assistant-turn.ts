import type { GenerationMessage } from '../../generation/generation.ts';
import type { JsonObject } from '../json-value.ts';
import type { ToolCall } from './tool-call-fold.ts';

/**
 * Builds one assistant message in the dialect of chat completions from the pieces into which other APIs cut it: text,
 * thinking, refusal, tool calls, and parts that have no counterpart and stay as they are.
 */
export function createAssistantTurn() {
  const content: (string | JsonObject)[] = [];
  const toolCalls: ToolCall[] = [];
  let reasoning = '';
  let refusal = '';

  function contentOf(): unknown {
    if (content.length === 0) return null;
    if (content.every((piece) => typeof piece === 'string')) return content.join('');
    return content.map((piece) => (typeof piece === 'string' ? { type: 'text', text: piece } : piece));
  }

  return {
    addText(text: string): void {
      if (text !== '') content.push(text);
    },
    addPart(part: JsonObject): void {
      content.push(part);
    },
    addReasoning(text: string): void {
      reasoning += reasoning === '' || text === '' ? text : `\n\n${text}`;
    },
    addRefusal(text: string): void {
      refusal += text;
    },
    addToolCall(call: ToolCall): void {
      toolCalls.push(call);
    },
    get empty(): boolean {
      return content.length === 0 && toolCalls.length === 0 && reasoning === '' && refusal === '';
    },
    message(): GenerationMessage {
      return {
        role: 'assistant',
        content: contentOf(),
        ...(reasoning === '' ? {} : { reasoning }),
        ...(refusal === '' ? {} : { refusal }),
        ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }),
      };
    },
  };
}

/** See {@link createAssistantTurn}. */
export type AssistantTurn = ReturnType<typeof createAssistantTurn>;
