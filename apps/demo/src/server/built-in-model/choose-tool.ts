import type { ChatRequest, ChatTool } from '../gateway/chat-request.ts';
import { textOfMessage } from './count-prompt-tokens.ts';

/** Words that say nothing about what a tool is for. */
const FILLERS = new Set(['get', 'set', 'the', 'and', 'for', 'current', 'fetch', 'find', 'search', 'list', 'tool']);

function wordsOf(name: string): string[] {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.filter((word) => word.length > 2 && !FILLERS.has(word));
}

function forcedName(choice: unknown): string | undefined {
  if (typeof choice !== 'object' || choice === null || !('function' in choice)) return undefined;
  const { function: chosen } = choice;
  return typeof chosen === 'object' && chosen !== null && 'name' in chosen ? String(chosen.name) : undefined;
}

/**
 * The tool that the last message asks for: forced by `tool_choice`, or with a word of its name in what the user wrote
 * ("What is the weather in Paris?" and `get_weather`). None when the last message is not the user's, so that a tool's
 * result gets an answer.
 */
export function chooseTool({ messages, tools, tool_choice: choice }: ChatRequest): ChatTool | undefined {
  const last = messages.at(-1);
  if (!tools || last?.role !== 'user' || choice === 'none') return undefined;
  const name = forcedName(choice);
  if (name !== undefined) return tools.find((tool) => tool.function.name === name);
  const message = textOfMessage(last).toLowerCase();
  const asked = tools.find((tool) => wordsOf(tool.function.name).some((word) => message.includes(word)));
  return asked ?? (choice === 'required' ? tools[0] : undefined);
}
