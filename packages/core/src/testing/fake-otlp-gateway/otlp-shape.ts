import type { ScalarKind } from './read-scalar.ts';

/** What a field holds. Messages are named by functions, since attributes nest in each other. */
export type FieldShape =
  | { readonly scalar: ScalarKind }
  | { readonly message: () => MessageShape }
  | { readonly list: () => MessageShape };

/** The fields of a message of OTLP, by the names of its JSON form. */
export interface MessageShape {
  readonly fields: ReadonlyMap<string, FieldShape>;
  /** Only one field is kept: the last one that is given. */
  readonly isOneOf: boolean;
}

const shape = (fields: Readonly<Record<string, FieldShape>>, isOneOf = false): MessageShape => ({
  fields: new Map(Object.entries(fields)),
  isOneOf,
});
const scalar = (kind: ScalarKind): FieldShape => ({ scalar: kind });
const message = (of: () => MessageShape): FieldShape => ({ message: of });
const list = (of: () => MessageShape): FieldShape => ({ list: of });

const anyValue = shape(
  {
    stringValue: scalar('string'),
    boolValue: scalar('bool'),
    intValue: scalar('int64'),
    doubleValue: scalar('double'),
    arrayValue: message(() => arrayValue),
    kvlistValue: message(() => keyValueList),
    bytesValue: scalar('bytes'),
  },
  true,
);
const keyValue = shape({ key: scalar('string'), value: message(() => anyValue) });
const arrayValue = shape({ values: list(() => anyValue) });
const keyValueList = shape({ values: list(() => keyValue) });

const attributes = { attributes: list(() => keyValue), droppedAttributesCount: scalar('uint32') };

const event = shape({ timeUnixNano: scalar('uint64'), name: scalar('string'), ...attributes });
const link = shape({
  traceId: scalar('traceId'),
  spanId: scalar('spanId'),
  traceState: scalar('string'),
  flags: scalar('uint32'),
  ...attributes,
});
const status = shape({ message: scalar('string'), code: scalar('statusCode') });
const span = shape({
  traceId: scalar('traceId'),
  spanId: scalar('spanId'),
  parentSpanId: scalar('spanId'),
  traceState: scalar('string'),
  flags: scalar('uint32'),
  name: scalar('string'),
  kind: scalar('spanKind'),
  startTimeUnixNano: scalar('uint64'),
  endTimeUnixNano: scalar('uint64'),
  ...attributes,
  events: list(() => event),
  droppedEventsCount: scalar('uint32'),
  links: list(() => link),
  droppedLinksCount: scalar('uint32'),
  status: message(() => status),
});

const scope = shape({ name: scalar('string'), version: scalar('string'), ...attributes });
const scopeSpans = shape({
  scope: message(() => scope),
  spans: list(() => span),
  schemaUrl: scalar('string'),
});
const resource = shape(attributes);
const resourceSpans = shape({
  resource: message(() => resource),
  scopeSpans: list(() => scopeSpans),
  schemaUrl: scalar('string'),
});

/** The body of an export request for traces. */
export const exportTracesShape: MessageShape = shape({ resourceSpans: list(() => resourceSpans) });
