import type { GenerationMessage } from '../../generation/generation.ts';
import type { JsonObject } from '../json-value.ts';
import { objectsOf, textOf } from '../json-value.ts';
import type { AssistantTurn } from './assistant-turn.ts';
import { createAssistantTurn } from './assistant-turn.ts';

function isToolOutput({ type }: JsonObject): boolean {
  return type === 'function_call_output' || type === 'custom_tool_call_output';
}

function isMessage({ type }: JsonObject): boolean {
  return type === undefined || type === 'message';
}

function addMessage(turn: AssistantTurn, { content }: JsonObject): void {
  if (typeof content === 'string') turn.addText(content);
  for (const part of objectsOf(content)) {
    if (typeof part.text === 'string') turn.addText(part.text);
    else if (typeof part.refusal === 'string') turn.addRefusal(part.refusal);
    else turn.addPart(part);
  }
}

function addReasoning(turn: AssistantTurn, { content, summary }: JsonObject): void {
  const thoughts = objectsOf(content);
  for (const part of thoughts.length > 0 ? thoughts : objectsOf(summary)) turn.addReasoning(textOf(part.text) ?? '');
}

function addItem(turn: AssistantTurn, item: JsonObject): void {
  const id = textOf(item.call_id) ?? textOf(item.id);
  const name = textOf(item.name) ?? '';
  if (isMessage(item)) addMessage(turn, item);
  else if (item.type === 'reasoning') addReasoning(turn, item);
  else if (item.type === 'function_call') {
    turn.addToolCall({ id, type: 'function', function: { name, arguments: textOf(item.arguments) ?? '' } });
  } else if (item.type === 'custom_tool_call') {
    turn.addToolCall({ id, type: 'custom', custom: { name, input: textOf(item.input) ?? '' } });
  } else turn.addPart(item);
}

/** The one message that the output items of an answer make. Items of the provider's own tools stay parts of it. */
export function messageFromItems(items: readonly JsonObject[]): GenerationMessage {
  const turn = createAssistantTurn();
  for (const item of items) addItem(turn, item);
  return turn.message();
}

/** The conversation that the input items of a request make: what the assistant did in a row becomes one message. */
export function messagesFromItems(items: readonly JsonObject[]): readonly GenerationMessage[] {
  const messages: GenerationMessage[] = [];
  let turn = createAssistantTurn();
  const closeTurn = () => {
    if (!turn.empty) messages.push(turn.message());
    turn = createAssistantTurn();
  };
  for (const item of items) {
    const role = textOf(item.role);
    if (isToolOutput(item)) {
      closeTurn();
      messages.push({ role: 'tool', tool_call_id: textOf(item.call_id), content: item.output ?? null });
    } else if (isMessage(item) && role !== 'assistant') {
      closeTurn();
      messages.push({ role: role ?? 'unknown', content: item.content ?? null });
    } else addItem(turn, item);
  }
  closeTurn();
  return messages;
}
