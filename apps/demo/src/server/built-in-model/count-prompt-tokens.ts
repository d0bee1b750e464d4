import type { ChatMessage, ChatRequest } from '../gateway/chat-request.ts';
import { splitTokens } from './split-tokens.ts';

/** What a message costs besides its text: role and separators. */
const MESSAGE_TOKENS = 4;
/** What vision models count for a small image. */
const MEDIA_TOKENS = 85;

/** The text of a message, its text parts joined. */
export function textOfMessage({ content }: Pick<ChatMessage, 'content'>): string {
  if (typeof content === 'string') return content;
  return (content ?? [])
    .map((part) => (typeof part.text === 'string' ? part.text : ''))
    .filter((text) => text !== '')
    .join('\n');
}

function countMedia({ content }: ChatMessage): number {
  return Array.isArray(content) ? content.filter((part) => part.type !== 'text').length : 0;
}

/** Tokens of a request's messages and tools. */
export function countPromptTokens({ messages, tools }: ChatRequest): number {
  let count = tools ? splitTokens(JSON.stringify(tools)).length : 0;
  for (const message of messages) {
    const calls = message.tool_calls === undefined ? '' : JSON.stringify(message.tool_calls);
    count += MESSAGE_TOKENS + splitTokens(textOfMessage(message) + calls).length + MEDIA_TOKENS * countMedia(message);
  }
  return count;
}
