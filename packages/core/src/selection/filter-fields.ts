import type { FilterRule } from '../destination/filter-rules.ts';
import type { Generation, GenerationMessage } from '../generation/generation.ts';

/** Most characters of a prompt or answer that a rule looks at, so that no rule can be made slow. */
const MAX_TEXT_LENGTH = 4096;

function contentText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => {
      const text = typeof part === 'object' && part !== null ? (part as { text?: unknown }).text : part;
      return typeof text === 'string' ? text : '';
    })
    .join('\n');
}

function messagesText(messages: readonly GenerationMessage[]): string | undefined {
  const text = messages.map(({ content }) => contentText(content)).join('\n');
  return text === '' ? undefined : text.slice(0, MAX_TEXT_LENGTH);
}

/** The fact of a generation that a rule's field names; `undefined` where the generation does not know it. */
export function filterField(generation: Generation, field: FilterRule['field']): string | number | undefined {
  const { request, response, usage } = generation;
  switch (field) {
    case 'model':
      return request.model;
    case 'provider':
      return generation.providerName;
    case 'session_id':
      return generation.sessionId;
    case 'user_id':
      return generation.user;
    case 'api_key_name':
      return generation.apiKey?.name;
    case 'finish_reason':
      return response?.choices[0]?.finishReason ?? undefined;
    case 'input':
      return request.messages === undefined
        ? contentText(request.input).slice(0, MAX_TEXT_LENGTH) || undefined
        : messagesText(request.messages);
    case 'output':
      return messagesText((response?.choices ?? []).map(({ message }) => message));
    case 'total_cost':
      return usage?.totalCostUsd;
    case 'total_tokens':
      return usage?.totalTokens ?? (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0);
    case 'prompt_tokens':
      return usage?.inputTokens;
    case 'completion_tokens':
      return usage?.outputTokens;
  }
}
