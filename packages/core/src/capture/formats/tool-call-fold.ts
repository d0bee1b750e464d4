import type { ContentBudget } from '../collect/content-budget.ts';
import { countOf, jsonOf, objectOf, objectsOf, textOf } from '../json-value.ts';

/** A call of a tool, as chat completions spell it. */
export type ToolCall =
  | {
      readonly id: string | undefined;
      readonly type: 'function';
      readonly function: { readonly name: string; readonly arguments: string };
    }
  | {
      readonly id: string | undefined;
      readonly type: 'custom';
      readonly custom: { readonly name: string; readonly input: string };
    };

interface CallState {
  readonly index: number;
  id: string | undefined;
  type: 'function' | 'custom';
  name: string;
  input: string;
}

/** Puts tool calls together from `delta.tool_calls`. */
export function createToolCallFold(budget: ContentBudget) {
  const states: CallState[] = [];

  /** Some providers give every call the index 0 and tell calls apart by id alone, others leave the index out. */
  function stateFor(index: number | undefined, id: string | undefined): CallState | undefined {
    const known = states.findLast(
      (state) =>
        (index === undefined || state.index === index) &&
        (id === undefined || state.id === undefined || state.id === id),
    );
    if (known !== undefined) return known;
    const created: CallState = { index: index ?? states.length, id, type: 'function', name: '', input: '' };
    if (!budget.keep(created)) return undefined;
    states.push(created);
    return created;
  }

  return {
    /** Takes the calls of one delta. Answers whether there were any. */
    push(deltas: unknown): boolean {
      const calls = objectsOf(deltas);
      for (const delta of calls) {
        const id = textOf(delta.id);
        const state = stateFor(countOf(delta.index), id);
        if (state === undefined) continue;
        state.id ??= id;
        const custom = objectOf(delta.custom);
        if (custom !== undefined || delta.type === 'custom') state.type = 'custom';
        const details = custom ?? objectOf(delta.function);
        // The name comes whole, and some providers repeat it with every delta.
        if (state.name === '') state.name = budget.take(textOf(details?.name) ?? '');
        const input = details?.[custom === undefined ? 'arguments' : 'input'];
        if (typeof input === 'string') state.input += budget.take(input);
        else if (objectOf(input) !== undefined) state.input = budget.take(jsonOf(input) ?? '');
      }
      return calls.length > 0;
    },
    /** The calls in the order of their indexes. */
    finish(): ToolCall[] {
      return states
        .toSorted((a, b) => a.index - b.index)
        .map(({ id, type, name, input }) =>
          type === 'custom'
            ? { id, type, custom: { name, input } }
            : { id, type, function: { name, arguments: input } },
        );
    },
  };
}
