import type { ContentBudget } from '../collect/content-budget.ts';
import type { JsonObject } from '../json-value.ts';
import { textOf } from '../json-value.ts';

/** What each kind of delta event adds to. */
const DELTAS: Readonly<Record<string, 'text' | 'refusal' | 'arguments' | 'input' | 'reasoning' | 'summary'>> = {
  'response.output_text.delta': 'text',
  'response.refusal.delta': 'refusal',
  'response.function_call_arguments.delta': 'arguments',
  'response.custom_tool_call_input.delta': 'input',
  'response.reasoning_text.delta': 'reasoning',
  'response.reasoning_summary_text.delta': 'summary',
};

/** Whether an event is a piece of output. */
export function isResponseDelta(type: unknown): boolean {
  return typeof type === 'string' && Object.hasOwn(DELTAS, type);
}

/** Puts one output item of a streamed response together, for streams that break off before the whole response came. */
export function createResponseItemFold(budget: ContentBudget) {
  const added = { text: '', refusal: '', arguments: '', input: '', reasoning: '', summary: '' };
  let item: JsonObject = {};
  let grew = false;

  return {
    /** The item as announced (`added`) or as it came to be (`done`). */
    setItem(value: JsonObject): void {
      if (!grew && budget.keep(value)) item = value;
    },
    /** Takes a delta event. Answers whether it brought output. */
    push(event: JsonObject): boolean {
      const kind = DELTAS[textOf(event.type) ?? ''];
      const delta = textOf(event.delta) ?? '';
      if (kind === undefined || delta === '') return false;
      grew = true;
      added[kind] += budget.take(delta);
      return true;
    },
    finish(): JsonObject {
      if (!grew) return item;
      const { text, refusal, reasoning, summary } = added;
      if (reasoning !== '' || summary !== '') {
        const thought = reasoning === '' ? summary : reasoning;
        return { ...item, type: 'reasoning', content: [{ type: 'reasoning_text', text: thought }] };
      }
      if (added.arguments !== '') return { type: 'function_call', ...item, arguments: added.arguments };
      if (added.input !== '') return { type: 'custom_tool_call', ...item, input: added.input };
      const content = [
        ...(text === '' ? [] : [{ type: 'output_text', text }]),
        ...(refusal === '' ? [] : [{ type: 'refusal', refusal }]),
      ];
      return { ...item, type: 'message', role: 'assistant', content };
    },
  };
}
