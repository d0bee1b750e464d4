import type { GenerationMessage } from '../generation/generation.ts';
import type { MediaPlaceholder } from './strip-media.ts';
import { MAX_PARTS, mediaModality, recordOf, stripPart, stripParts, stripSound } from './strip-media.ts';
import { stripPayloads } from './strip-payloads.ts';

type Part = Readonly<Record<string, unknown>>;

/** A message in the shape of the GenAI semantic conventions (`gen_ai.input.messages`). */
export interface SemanticMessage {
  readonly role: string;
  readonly parts: readonly Part[];
  readonly finish_reason?: string;
}

/** Where a message may hold more than its content. */
const HOLDERS = ['reasoning', 'audio', 'images', 'refusal', 'tool_calls', 'function_call'] as const;

const TEXT_TYPES: ReadonlySet<unknown> = new Set(['text', 'input_text', 'output_text', 'summary_text']);

/** JSON text of tool arguments as a value, so that they are not escaped twice; other text stays text. */
function parsedArguments(value: unknown): unknown {
  if (typeof value !== 'string') return stripPayloads(value);
  try {
    return stripPayloads(JSON.parse(value));
  } catch {
    return stripPayloads(value);
  }
}

function contentPart(item: unknown): Part {
  const part = recordOf(item);
  if (part === undefined) return { type: 'text', content: stripPayloads(item) };
  if (TEXT_TYPES.has(part.type)) return { type: 'text', content: stripPayloads(part.text) };
  if (part.type === 'tool_use') {
    return { type: 'tool_call', id: part.id, name: part.name, arguments: stripPayloads(part.input) };
  }
  if (part.type === 'tool_result') {
    return { type: 'tool_call_response', id: part.tool_use_id, response: stripParts(part.content) };
  }
  if (part.type === 'thinking') return { type: 'reasoning', content: stripPayloads(part.thinking) };
  if (part.type === 'refusal') return { type: 'refusal', content: stripPayloads(part.refusal) };
  const stripped = stripPart(part) as Partial<MediaPlaceholder> & Part;
  const modality = mediaModality(stripped.type);
  return modality === undefined
    ? stripped
    : { type: 'blob', modality, mime_type: stripped.mime, bytes: stripped.bytes };
}

function contentParts(content: unknown): Part[] {
  if (content === null || content === undefined || content === '') return [];
  return Array.isArray(content) ? content.slice(0, MAX_PARTS).map(contentPart) : [contentPart(content)];
}

function toolCallParts(calls: unknown): Part[] {
  if (!Array.isArray(calls)) return [];
  return calls.slice(0, MAX_PARTS).map((call): Part => {
    const details = recordOf(recordOf(call)?.function) ?? recordOf(recordOf(call)?.custom) ?? recordOf(call) ?? {};
    return {
      type: 'tool_call',
      id: recordOf(call)?.id,
      name: details.name,
      arguments: parsedArguments(details.arguments ?? details.input),
    };
  });
}

/** A sound that the model made: what it said, and a placeholder. */
function soundParts(audio: unknown): Part[] {
  if (recordOf(audio) === undefined) return [];
  const { transcript, bytes } = stripSound(audio) as Partial<MediaPlaceholder> & Part;
  return [
    ...(typeof transcript === 'string' && transcript !== '' ? [{ type: 'text', content: transcript }] : []),
    { type: 'blob', modality: 'audio', bytes },
  ];
}

function textParts(type: 'reasoning' | 'refusal', text: unknown): Part[] {
  return typeof text === 'string' && text !== '' ? [{ type, content: text }] : [];
}

function partsOf(message: GenerationMessage): Part[] {
  if (message.role === 'tool') {
    return [{ type: 'tool_call_response', id: message.tool_call_id, response: stripParts(message.content) }];
  }
  const content = contentParts(message.content);
  // Most messages are a text and nothing else.
  if (!HOLDERS.some((name) => Boolean(message[name]))) return content;
  return [
    ...textParts('reasoning', message.reasoning),
    ...content,
    ...soundParts(message.audio),
    ...contentParts(Array.isArray(message.images) ? message.images : []),
    ...textParts('refusal', message.refusal),
    ...toolCallParts(message.tool_calls),
    // The form of calls before there were tools.
    ...(recordOf(message.function_call) === undefined ? [] : toolCallParts([message.function_call])),
  ];
}

/** A provider's message as role and parts: text, reasoning, tool calls and their answers, placeholders for media. */
export function semanticMessage(message: GenerationMessage, finishReason?: string | null): SemanticMessage {
  const { role } = message;
  const parts = partsOf(message);
  return typeof finishReason === 'string' ? { role, parts, finish_reason: finishReason } : { role, parts };
}
