import type { FilterRule } from '../destination/filter-rules.ts';
import type { Generation } from '../generation/generation.ts';

function sumOf(first: number | undefined, second: number | undefined): number | undefined {
  return first === undefined && second === undefined ? undefined : (first ?? 0) + (second ?? 0);
}

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

function messagesText(messages: readonly unknown[]): string | undefined {
  const texts = messages.map((message) => contentText((message as { content?: unknown } | null | undefined)?.content));
  return texts.join('\n') || undefined;
}

/**
 * The fact of a generation that a rule's field names; `undefined` where the generation does not know it, or holds
 * something that cannot be read.
 */
export function filterField(generation: Generation, field: FilterRule['field']): string | number | undefined {
  try {
    return fieldOf(generation, field);
  } catch {
    return undefined;
  }
}

function fieldOf(generation: Generation, field: FilterRule['field']): string | number | undefined {
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
      return request.messages === undefined ? contentText(request.input) || undefined : messagesText(request.messages);
    case 'output':
      return messagesText((response?.choices ?? []).map((choice) => choice?.message));
    case 'total_cost':
      return usage?.totalCostUsd;
    case 'total_tokens':
      return usage?.totalTokens ?? sumOf(usage?.inputTokens, usage?.outputTokens);
    case 'prompt_tokens':
      return usage?.inputTokens;
    case 'completion_tokens':
      return usage?.outputTokens;
  }
}
