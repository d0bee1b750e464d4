import { API_OPERATIONS, type ApiOperation } from './api-operations.ts';
import { type JsonSchema, ref } from './json-schema.ts';
import { REQUEST_JSON_SCHEMAS } from './request-json-schemas.ts';
import { RESPONSE_JSON_SCHEMAS } from './response-json-schemas.ts';

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: JsonSchema;
  readonly servers: readonly JsonSchema[];
  readonly security: readonly JsonSchema[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly securitySchemes: JsonSchema };
}

const MEANING_BY_STATUS: Readonly<Record<number, string>> = {
  400: 'The values cannot be taken, or their connection test failed. See issues and diagnosis.',
  401: 'Nobody is signed in.',
  403: 'The caller may not do this.',
  404: 'The owner has no such destination.',
  409: 'The name is taken, or there are five destinations already.',
  412: 'Somebody else changed it meanwhile. See current.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'The Idempotency-Key was used for another request.',
  428: 'If-Match is missing.',
  429: 'Too many tests. See Retry-After.',
  500: 'The server failed.',
};
const ALWAYS = [401, 403, 500];
const WITH_BODY = [400, 413, 415];
const ID_PARAMETER: JsonSchema = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

function json(schema: string, example?: unknown): JsonSchema {
  return { 'application/json': { schema: ref(schema), ...(example === undefined ? {} : { example }) } };
}

function operationObject(path: string, operation: ApiOperation): JsonSchema {
  const { id, summary, parameters = [], body, success, problems = [] } = operation;
  const hasQuery = parameters.some((parameter) => parameter.in === 'query');
  const statuses = new Set([
    ...ALWAYS,
    ...(body === undefined ? [] : WITH_BODY),
    ...(hasQuery ? [400] : []),
    ...problems,
  ]);
  const all = [...(path.includes('{id}') ? [ID_PARAMETER] : []), ...parameters];
  return {
    operationId: id,
    summary,
    ...(all.length > 0 ? { parameters: all } : {}),
    ...(body === undefined
      ? {}
      : { requestBody: { required: body.optional !== true, content: json(body.schema, body.example) } }),
    responses: Object.fromEntries([
      [success.status, { description: 'Done.', content: json(success.schema) }],
      ...[...statuses]
        .sort()
        .map((status) => [status, { description: MEANING_BY_STATUS[status] ?? '', content: json('Problem') }]),
    ]),
  };
}

/**
 * The settings API as an OpenAPI 3.1 document, made from the one table of its operations.
 *
 * @param basePath - Where the API is mounted.
 */
export function openApiDocument(basePath: string): OpenApiDocument {
  const paths = Object.entries(API_OPERATIONS).map(([path, methods]) => {
    const operations = Object.entries(methods).map(
      ([method, operation]) => [method.toLowerCase(), operationObject(path, operation)] as const,
    );
    return [path, Object.fromEntries(operations)] as const;
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Broadcast Kit settings API',
      version: '1',
      description: 'Destinations that LLM traces are sent to. Compatible with the management API of OpenRouter.',
    },
    servers: [{ url: basePath }],
    security: [{ bearer: [] }],
    paths: Object.fromEntries(paths),
    components: {
      schemas: { ...REQUEST_JSON_SCHEMAS, ...RESPONSE_JSON_SCHEMAS },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
  };
}
