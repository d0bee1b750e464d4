import type { ContentBudget } from '../collect/content-budget.ts';
import type { JsonObject } from '../json-value.ts';
import { objectsOf, textOf } from '../json-value.ts';

const TEXT_FIELDS = ['text', 'summary'] as const;

/**
 * Puts `delta.reasoning_details` together: pieces of one text or summary become one entry, everything else (encrypted
 * thinking) stays an entry of its own.
 */
export function createReasoningFold(budget: ContentBudget) {
  const details: Record<string, unknown>[] = [];

  function append(detail: JsonObject): boolean {
    const last = details.at(-1);
    const field = TEXT_FIELDS.find((name) => typeof detail[name] === 'string');
    if (field === undefined || last === undefined) return false;
    if (last.type !== detail.type || last.index !== detail.index || typeof last[field] !== 'string') return false;
    const text = budget.take(textOf(detail[field]) ?? '');
    for (const [key, value] of Object.entries(detail)) {
      // A signature, an id or a format may come with any piece.
      if (key !== field && value !== null && last[key] === undefined && budget.keep(value)) last[key] = value;
    }
    last[field] = `${last[field]}${text}`;
    return true;
  }

  return {
    /** Takes the details of one delta. Answers whether there were any. */
    push(deltas: unknown): boolean {
      const given = objectsOf(deltas);
      for (const detail of given) if (!append(detail) && budget.keep(detail)) details.push({ ...detail });
      return given.length > 0;
    },
    finish: (): readonly JsonObject[] => details,
  };
}
