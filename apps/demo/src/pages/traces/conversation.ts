import { listOf, recordOf, textOf } from '../../trace-reading/json-record.ts';
import { attributeText } from '../../trace-reading/read-attributes.ts';
import type { TraceAttribute } from '../../trace-reading/trace-span.ts';
import { parsedContent } from './parsed-content.ts';

/** A piece of a message: what was said, or data such as a tool call. */
export type ConversationPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reasoning'; readonly text: string }
  | { readonly kind: 'data'; readonly label: string; readonly value: unknown };

/** A message of the conversation that a span tells of. */
export interface ConversationMessage {
  readonly role: string;
  readonly parts: readonly ConversationPart[];
}

function partOf(raw: unknown): ConversationPart {
  const part = recordOf(raw);
  const type = textOf(part.type);
  if (type === 'text' || type === 'refusal') return { kind: 'text', text: textOf(part.content) };
  if (type === 'reasoning') return { kind: 'reasoning', text: textOf(part.content) };
  if (type === 'tool_call') return { kind: 'data', label: `Calls ${textOf(part.name)}`, value: part.arguments };
  if (type === 'tool_call_response') return { kind: 'data', label: 'Tool result', value: part.response };
  return { kind: 'data', label: type || 'Content', value: raw };
}

function messagesOf(attributes: readonly TraceAttribute[], key: string): ConversationMessage[] {
  return listOf(parsedContent(attributeText(attributes, key) ?? ''))
    .map(recordOf)
    .map(({ role, parts }) => ({ role: textOf(role), parts: listOf(parts).map(partOf) }));
}

/**
 * What was asked and answered, read from `gen_ai.system_instructions`, `gen_ai.input.messages` and
 * `gen_ai.output.messages`. Empty in privacy mode, and for spans that are no calls.
 */
export function conversationOf(attributes: readonly TraceAttribute[]): ConversationMessage[] {
  const instructions = listOf(parsedContent(attributeText(attributes, 'gen_ai.system_instructions') ?? ''));
  return [
    ...(instructions.length > 0 ? [{ role: 'system', parts: instructions.map(partOf) }] : []),
    ...messagesOf(attributes, 'gen_ai.input.messages'),
    ...messagesOf(attributes, 'gen_ai.output.messages'),
  ];
}
