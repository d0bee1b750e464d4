import { attributesJson, quotedJson, writeAttributes } from './attributes-json.ts';
import type { ResourceSpansWith, SpanEvent, SpanWith } from './span.ts';
import type { JsonPiece } from './traces-body.ts';

const KINDS = { internal: 1, client: 3 } as const;
/** Where nanoseconds leave 64 bits, in the year 2554. */
const LATEST_MS = 2 ** 64 / 1e6 - 1;

/** Epoch milliseconds as a decimal string of nanoseconds. Too large for a JSON number, so digits are put together. */
function unixNano(ms: number): string {
  if (!(ms > 0 && ms <= LATEST_MS)) return '0';
  const whole = Math.floor(ms);
  const nanos = Math.round((ms - whole) * 1e6);
  if (whole === 0) return String(nanos);
  if (nanos === 0) return `${whole}000000`;
  return nanos === 1e6 ? `${whole + 1}000000` : `${whole}${String(nanos).padStart(6, '0')}`;
}

/** JSON in the making: what is text so far, and the pieces before it. */
interface Draft {
  text: string;
  readonly pieces: JsonPiece[];
}

function addPieces(draft: Draft, pieces: readonly JsonPiece[]): void {
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      draft.text += piece;
    } else {
      draft.pieces.push(draft.text, piece);
      draft.text = '';
    }
  }
}

function addEvent(draft: Draft, { name, timeMs, attributes }: SpanEvent): void {
  draft.text += `{"timeUnixNano":"${unixNano(timeMs)}","name":${JSON.stringify(name)},"attributes":`;
  addPieces(draft, writeAttributes(attributesJson(), attributes));
  draft.text += '}';
}

function addList<Item>(draft: Draft, items: readonly Item[], add: (draft: Draft, item: Item) => void): void {
  let separator = '[';
  for (const item of items) {
    draft.text += separator;
    add(draft, item);
    separator = ',';
  }
  draft.text += separator === '[' ? '[]' : ']';
}

function statusJson(status: SpanWith<unknown>['status']): string {
  switch (status.code) {
    case 'unset':
      return '{}';
    case 'ok':
      return '{"code":1}';
    case 'error':
      return `{"code":2,"message":${JSON.stringify(status.message)}}`;
  }
}

function addSpan(draft: Draft, span: SpanWith<unknown>, attributes: readonly JsonPiece[]): void {
  const parent = span.parentSpanId === undefined ? '' : `"parentSpanId":"${span.parentSpanId}",`;
  draft.text +=
    `{"traceId":"${span.traceId}","spanId":"${span.spanId}",${parent}"name":${quotedJson(span.name)},` +
    `"kind":${KINDS[span.kind]},"startTimeUnixNano":"${unixNano(span.startMs)}","endTimeUnixNano":"${unixNano(span.endMs)}","attributes":`;
  addPieces(draft, attributes);
  if (span.droppedAttributesCount) draft.text += `,"droppedAttributesCount":${span.droppedAttributesCount}`;
  if (span.events?.length) {
    draft.text += ',"events":';
    addList(draft, span.events, addEvent);
  }
  draft.text += `,"status":${statusJson(span.status)}}`;
}

/**
 * One `resourceSpans` entry of an OTLP request as JSON, in pieces. Made once, when the generation is recorded: a batch only
 * joins such entries.
 *
 * Source: OTLP 1.x JSON encoding: hex ids, enums as numbers, 64-bit integers as decimal strings.
 *
 * @param jsonOf - JSON of a list of attributes.
 */
export function resourceSpansJson<Attributes>(
  { resource, scope, schemaUrl, spans }: ResourceSpansWith<Attributes>,
  jsonOf: (attributes: Attributes) => readonly JsonPiece[],
): readonly JsonPiece[] {
  const draft: Draft = { text: '{"resource":{"attributes":', pieces: [] };
  addPieces(draft, jsonOf(resource));
  const version = scope.version === undefined ? '' : `,"version":${quotedJson(scope.version)}`;
  draft.text += `},"scopeSpans":[{"scope":{"name":${quotedJson(scope.name)}${version}},"spans":`;
  addList(draft, spans, (_, span) => addSpan(draft, span, jsonOf(span.attributes)));
  if (schemaUrl !== undefined) draft.text += `,"schemaUrl":${quotedJson(schemaUrl)}`;
  draft.text += '}]}';
  draft.pieces.push(draft.text);
  return draft.pieces;
}
