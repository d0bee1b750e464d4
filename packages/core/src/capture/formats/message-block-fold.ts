import type { ContentBudget } from '../collect/content-budget.ts';
import type { JsonObject } from '../json-value.ts';
import { textOf } from '../json-value.ts';

/** The field of a block that each kind of delta adds to, and the field of the delta that holds the addition. */
const DELTAS: Readonly<Record<string, { readonly from: string; readonly to: 'text' | 'thinking' | 'input' }>> = {
  text_delta: { from: 'text', to: 'text' },
  thinking_delta: { from: 'thinking', to: 'thinking' },
  input_json_delta: { from: 'partial_json', to: 'input' },
};

/** Puts one content block of a streamed message together. */
export function createMessageBlockFold(start: JsonObject, budget: ContentBudget) {
  const added = { text: '', thinking: '', input: '' };
  return {
    /** Takes a delta. Answers whether it brought output. */
    push(delta: JsonObject): boolean {
      const kind = DELTAS[textOf(delta.type) ?? ''];
      if (kind === undefined) return false;
      const addition = textOf(delta[kind.from]) ?? '';
      added[kind.to] += budget.take(addition);
      return addition !== '';
    },
    finish(): JsonObject {
      return {
        ...start,
        ...(typeof start.text === 'string' ? { text: start.text + added.text } : {}),
        ...(typeof start.thinking === 'string' ? { thinking: start.thinking + added.thinking } : {}),
        // Arguments arrive as pieces of JSON text, and stay text when the stream breaks off inside of them.
        ...(added.input === '' ? {} : { input: added.input }),
      };
    },
  };
}
