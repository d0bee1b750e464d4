import type { ReportFinding } from './finding.ts';
import { type JsonFailure, unexpectedType } from './json-failure.ts';
import type { FieldShape, MessageShape } from './otlp-shape.ts';
import { readScalar } from './read-scalar.ts';
import type { JsonField, JsonNode } from './scan-json.ts';

type Message = Record<string, unknown>;

type Frame = { next: number; readonly shape: MessageShape; readonly path: PathPart | undefined } & (
  | { readonly type: 'message'; readonly fields: readonly JsonField[]; readonly target: Message }
  | { readonly type: 'list'; readonly items: readonly JsonNode[]; readonly target: Message[] }
);

/** A place in the body, as a chain: the text is needed for findings only. */
interface PathPart {
  readonly above: PathPart | undefined;
  readonly name: string | number;
}

/** The message as it is kept, or the first thing that makes a receiver refuse the whole body. */
export type ReadMessage =
  | { readonly ok: true; readonly value: Message }
  | { readonly ok: false; readonly failure: JsonFailure };

const LEGACY_FIELDS = new Set([
  'instrumentationLibrarySpans',
  'instrumentation_library_spans',
  'instrumentationLibrary',
  'instrumentation_library',
]);

/**
 * Reads a JSON document as a message of OTLP, in the order of the document: fields in either spelling, null as absent,
 * unknown fields left out and reported. Works without recursion.
 */
export function readMessage(root: JsonNode, shape: MessageShape, report: ReportFinding): ReadMessage {
  const value: Message = {};
  const frames: Frame[] = [];
  let failure = openMessage(frames, { node: root, shape, target: value, path: undefined });
  while (failure === undefined) {
    const frame = frames.at(-1);
    if (frame === undefined) return { ok: true, value };
    failure = frame.type === 'list' ? readNextItem(frame, frames) : readNextField(frame, frames, report);
  }
  return { ok: false, failure };
}

function readNextItem(frame: Extract<Frame, { type: 'list' }>, frames: Frame[]): JsonFailure | undefined {
  const node = frame.items[frame.next];
  if (node === undefined) {
    frames.pop();
    return undefined;
  }
  const target: Message = {};
  const path = { above: frame.path, name: frame.target.length };
  frame.target.push(target);
  frame.next += 1;
  return openMessage(frames, { node, shape: frame.shape, target, path });
}

function readNextField(
  frame: Extract<Frame, { type: 'message' }>,
  frames: Frame[],
  report: ReportFinding,
): JsonFailure | undefined {
  const field = frame.fields[frame.next];
  if (field === undefined) {
    frames.pop();
    return undefined;
  }
  frame.next += 1;
  const { target } = frame;
  const note = noter(report, { above: frame.path, name: field.name.slice(0, 100) });
  const name = frame.shape.fields.has(field.name) ? field.name : camelCase(field.name);
  const shape = frame.shape.fields.get(name);
  if (shape === undefined) {
    noteUnknown(field.name, note);
    return undefined;
  }
  if (name !== field.name) note('snake-case', `Spell this field ${name}: the JSON form of OTLP is camelCase.`);
  if (Object.hasOwn(target, name)) note('duplicate-key', 'This field is given twice. Give it once.');
  else if (frame.shape.isOneOf && Object.keys(target).length > 0) {
    note('several-values', 'This attribute has several values and keeps the last one. Give one.');
  }
  if (frame.shape.isOneOf) for (const other of Object.keys(target)) delete target[other];
  return readField({ node: field.value, name, shape, target, path: { above: frame.path, name }, frames, note });
}

type Note = (code: Parameters<ReportFinding>[0]['code'], message: string) => void;

interface FieldInput {
  readonly node: JsonNode;
  readonly name: string;
  readonly shape: FieldShape;
  readonly target: Message;
  readonly path: PathPart;
  readonly frames: Frame[];
  readonly note: Note;
}

function readField({ node, name, shape, target, path, frames, note }: FieldInput): JsonFailure | undefined {
  if ('scalar' in shape) {
    const read = readScalar(node, shape.scalar);
    if (!read.ok) return read.failure;
    target[name] = read.value;
    if (name.endsWith('Id') && node.type === 'string' && read.value !== node.value) {
      note('uppercase-id', 'This id has upper-case digits. Write ids in lower case, so that they can be compared.');
    }
    return undefined;
  }
  if ('message' in shape) {
    const message = (target[name] as Message | undefined) ?? {};
    target[name] = message;
    return openMessage(frames, { node, shape: shape.message(), target: message, path });
  }
  const list = (target[name] as Message[] | undefined) ?? [];
  target[name] = list;
  if (node.type === 'null') return undefined;
  if (node.type !== 'array') return unexpectedType(node, 'ReadArray', 'expect [ or , or ] or n');
  frames.push({ type: 'list', items: node.items, target: list, shape: shape.list(), path, next: 0 });
  return undefined;
}

interface MessageInput {
  readonly node: JsonNode;
  readonly shape: MessageShape;
  readonly target: Message;
  readonly path: PathPart | undefined;
}

function openMessage(frames: Frame[], { node, shape, target, path }: MessageInput): JsonFailure | undefined {
  if (node.type === 'null') return undefined;
  if (node.type !== 'object') return unexpectedType(node, 'ReadObject', 'expect { or , or } or n');
  frames.push({ type: 'message', fields: node.fields, target, shape, path, next: 0 });
  return undefined;
}

function noteUnknown(name: string, note: Note): void {
  if (LEGACY_FIELDS.has(name)) note('legacy-field', 'This field is no longer read. Send scopeSpans and scope.');
  else note('unknown-field', 'OTLP has no such field and it is dropped. Remove it or check its spelling.');
}

function noter(report: ReportFinding, path: PathPart): Note {
  return (code, message) => report({ code, path: textOf(path), message });
}

function textOf(path: PathPart): string {
  let text = '';
  for (let part: PathPart | undefined = path; part !== undefined; part = part.above) {
    if (typeof part.name === 'number') text = `[${part.name}]${text}`;
    else text = `${part.above === undefined ? '' : '.'}${part.name}${text}`;
  }
  return text;
}

/** The name that `start_time_unix_nano` stands for. Only the exact snake form of a name is understood. */
function camelCase(name: string): string {
  return /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(name)
    ? name.replace(/_([a-z0-9])/g, (_, first: string) => first.toUpperCase())
    : name;
}
