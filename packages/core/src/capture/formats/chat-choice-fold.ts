import type { GenerationChoice } from '../../generation/generation.ts';
import type { ContentBudget } from '../collect/content-budget.ts';
import type { JsonObject } from '../json-value.ts';
import { objectOf, objectsOf, textOf } from '../json-value.ts';
import { createReasoningFold } from './reasoning-fold.ts';
import { createToolCallFold } from './tool-call-fold.ts';

/** Puts one choice of a streamed chat completion together from its deltas. */
export function createChatChoiceFold(index: number, budget: ContentBudget) {
  const calls = createToolCallFold(budget);
  const details = createReasoningFold(budget);
  let role = 'assistant';
  let content = '';
  let reasoning = '';
  let refusal = '';
  let finishReason: string | null = null;
  let legacyCall: { name: string; arguments: string } | undefined;
  let audio: { id?: string; transcript: string } | undefined;
  const parts: JsonObject[] = [];
  const images: JsonObject[] = [];
  const annotations: JsonObject[] = [];

  function keepAll(into: JsonObject[], values: unknown): boolean {
    const given = objectsOf(values);
    for (const value of given) if (budget.keep(value)) into.push(value);
    return given.length > 0;
  }

  /** Content is text, but some providers send lists of parts. */
  function pushContent(value: unknown): boolean {
    if (typeof value === 'string') {
      content += budget.take(value);
      return value !== '';
    }
    const given = objectsOf(value);
    for (const part of given) {
      if (typeof part.text === 'string') content += budget.take(part.text);
      else if (budget.keep(part)) parts.push(part);
    }
    return given.length > 0;
  }

  function pushLegacyCall(call: JsonObject): void {
    legacyCall ??= { name: '', arguments: '' };
    if (legacyCall.name === '') legacyCall.name = budget.take(textOf(call.name) ?? '');
    legacyCall.arguments += budget.take(textOf(call.arguments) ?? '');
  }

  /** The sound itself is not kept: no trace shows it. */
  function pushAudio(delta: JsonObject): void {
    audio ??= { transcript: '' };
    const id = textOf(delta.id);
    if (id !== undefined) audio.id = id;
    audio.transcript += budget.take(textOf(delta.transcript) ?? '');
  }

  return {
    /** Takes a choice of one chunk. Answers whether it brought output. */
    push(choice: JsonObject): boolean {
      finishReason = textOf(choice.finish_reason) ?? finishReason;
      const delta = objectOf(choice.delta) ?? objectOf(choice.message);
      if (delta === undefined) return false;
      role = textOf(delta.role) ?? role;
      const thought = textOf(delta.reasoning) ?? textOf(delta.reasoning_content) ?? '';
      reasoning += budget.take(thought);
      const refused = textOf(delta.refusal) ?? '';
      refusal += budget.take(refused);
      const call = objectOf(delta.function_call);
      if (call !== undefined) pushLegacyCall(call);
      const sound = objectOf(delta.audio);
      if (sound !== undefined) pushAudio(sound);
      keepAll(annotations, delta.annotations);
      const brought = [
        pushContent(delta.content),
        details.push(delta.reasoning_details),
        calls.push(delta.tool_calls),
        keepAll(images, delta.images),
      ];
      return brought.includes(true) || thought !== '' || refused !== '' || call !== undefined || sound !== undefined;
    },
    finish(): GenerationChoice {
      const toolCalls = calls.finish();
      const reasoningDetails = details.finish();
      const text = content === '' ? null : content;
      return {
        index,
        finishReason,
        message: {
          role,
          content: parts.length === 0 ? text : [...(content === '' ? [] : [{ type: 'text', text: content }]), ...parts],
          ...(reasoning === '' ? {} : { reasoning }),
          ...(reasoningDetails.length === 0 ? {} : { reasoning_details: reasoningDetails }),
          ...(refusal === '' ? {} : { refusal }),
          ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }),
          ...(legacyCall === undefined ? {} : { function_call: legacyCall }),
          ...(images.length === 0 ? {} : { images }),
          ...(audio === undefined ? {} : { audio }),
          ...(annotations.length === 0 ? {} : { annotations }),
        },
      };
    },
    get finished(): boolean {
      return finishReason !== null;
    },
  };
}
