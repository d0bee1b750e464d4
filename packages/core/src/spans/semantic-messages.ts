import type { GenerationMessage } from '../generation/generation.ts';
import type { MediaPlaceholder } from './strip-media.ts';
import { mediaModality, stripMedia } from './strip-media.ts';

type Part = Readonly<Record<string, unknown>>;

/** A message in the shape of the GenAI semantic conventions (`gen_ai.input.messages`). */
export interface SemanticMessage {
  readonly role: string;
  readonly parts: readonly Part[];
  readonly finish_reason?: string;
}

const TEXT_TYPES: ReadonlySet<unknown> = new Set(['text', 'input_text', 'output_text', 'summary_text']);

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** JSON text of tool arguments as a value, so that they are not escaped twice; other text stays text. */
function parsedArguments(value: unknown): unknown {
  if (typeof value !== 'string') return stripMedia(value);
  try {
    return stripMedia(JSON.parse(value));
  } catch {
    return value;
  }
}

function contentPart(item: unknown): Part {
  if (typeof item === 'string') return { type: 'text', content: item };
  const part = record(item);
  if (part === undefined) return { type: 'text', content: stripMedia(item) };
  if (TEXT_TYPES.has(part.type)) return { type: 'text', content: part.text };
  if (part.type === 'tool_use') {
    return { type: 'tool_call', id: part.id, name: part.name, arguments: stripMedia(part.input) };
  }
  if (part.type === 'tool_result') {
    return { type: 'tool_call_response', id: part.tool_use_id, response: stripMedia(part.content) };
  }
  if (part.type === 'thinking') return { type: 'reasoning', content: part.thinking };
  if (part.type === 'refusal') return { type: 'refusal', content: part.refusal };
  const stripped = stripMedia(part) as Partial<MediaPlaceholder> & Part;
  const modality = mediaModality(stripped.type);
  return modality === undefined
    ? stripped
    : { type: 'blob', modality, mime_type: stripped.mime, bytes: stripped.bytes };
}

function contentParts(content: unknown): Part[] {
  if (content === null || content === undefined || content === '') return [];
  return Array.isArray(content) ? content.map(contentPart) : [contentPart(content)];
}

function toolCallParts(calls: unknown): Part[] {
  if (!Array.isArray(calls)) return [];
  return calls.map((call): Part => {
    const details = record(record(call)?.function) ?? record(record(call)?.custom) ?? record(call) ?? {};
    return {
      type: 'tool_call',
      id: record(call)?.id,
      name: details.name,
      arguments: parsedArguments(details.arguments ?? details.input),
    };
  });
}

/** A provider's message as role and parts: text, reasoning, tool calls and their answers, placeholders for media. */
export function semanticMessage(message: GenerationMessage, finishReason?: string | null): SemanticMessage {
  const finish = typeof finishReason === 'string' ? { finish_reason: finishReason } : {};
  if (message.role === 'tool') {
    const response = { type: 'tool_call_response', id: message.tool_call_id, response: stripMedia(message.content) };
    return { role: 'tool', parts: [response], ...finish };
  }
  const parts = [
    ...(typeof message.reasoning === 'string' && message.reasoning !== ''
      ? [{ type: 'reasoning', content: message.reasoning }]
      : []),
    ...contentParts(message.content),
    ...(typeof message.refusal === 'string' && message.refusal !== ''
      ? [{ type: 'refusal', content: message.refusal }]
      : []),
    ...toolCallParts(message.tool_calls),
  ];
  return { role: message.role, parts, ...finish };
}
