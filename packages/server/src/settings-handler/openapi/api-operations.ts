import type { JsonSchema } from './json-schema.ts';

/** One operation of the settings API, for its OpenAPI document. */
export interface ApiOperation {
  readonly id: string;
  readonly summary: string;
  readonly parameters?: readonly JsonSchema[];
  /** Name of the schema of the body, and an example that fits it. */
  readonly body?: { readonly schema: string; readonly example: unknown; readonly optional?: boolean };
  readonly success: { readonly status: 200 | 201; readonly schema: string };
  /** Statuses of problems beyond those that every operation may answer. */
  readonly problems?: readonly number[];
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

const ifMatch: JsonSchema = {
  name: 'If-Match',
  in: 'header',
  description: 'The etag that the change is based on. Required for sessions with a cookie.',
  schema: { type: 'string' },
};
const query = (name: string, description: string, schema: JsonSchema): JsonSchema => ({
  name,
  in: 'query',
  description,
  schema,
});
const config = {
  baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp',
  instanceId: '123456',
  apiKey: 'glc_YOUR_TOKEN',
};
const testBody = { schema: 'TestConnection', example: { config } };

/** The whole API by path and method, in the order of the documentation. A test compares it with the routes. */
export const API_OPERATIONS: Readonly<Record<string, Partial<Record<Method, ApiOperation>>>> = {
  '/api-keys': {
    GET: {
      id: 'listApiKeys',
      summary: 'The API keys that a destination may be limited to, where the service offers them',
      success: { status: 200, schema: 'ApiKeysAnswer' },
    },
  },
  '/broadcast': {
    GET: {
      id: 'getBroadcast',
      summary: 'Whether broadcast is on, and whether the caller may change anything',
      success: { status: 200, schema: 'BroadcastAnswer' },
    },
    PATCH: {
      id: 'updateBroadcast',
      summary: 'Switch broadcast on or off for all destinations',
      body: { schema: 'UpdateBroadcast', example: { enabled: true } },
      success: { status: 200, schema: 'BroadcastAnswer' },
    },
  },
  '/destinations': {
    GET: {
      id: 'listDestinations',
      summary: 'List destinations, the oldest first',
      parameters: [
        query('offset', 'Destinations to skip.', { type: 'integer', minimum: 0, default: 0 }),
        query('limit', 'Most destinations to answer.', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
        query('workspace_id', 'Only those of this workspace.', { type: 'string' }),
      ],
      success: { status: 200, schema: 'DestinationList' },
    },
    POST: {
      id: 'createDestination',
      summary: 'Create a destination whose connection test passes',
      parameters: [
        {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'Same key and body within 24 hours: one destination.',
          schema: { type: 'string', maxLength: 255 },
        },
      ],
      body: {
        schema: 'CreateDestination',
        example: { type: 'grafana', name: 'Production Grafana', sampling_rate: 0.5, config },
      },
      success: { status: 201, schema: 'DestinationAnswer' },
      problems: [409, 422, 429],
    },
  },
  '/destinations/test': {
    POST: {
      id: 'testDraft',
      summary: 'Test values that are not saved',
      body: testBody,
      success: { status: 200, schema: 'ConnectionTestAnswer' },
      problems: [429],
    },
  },
  '/destinations/send-trace': {
    POST: {
      id: 'sendDraftTrace',
      summary: 'Send a sample trace with values that are not saved',
      body: testBody,
      success: { status: 200, schema: 'SentTraceAnswer' },
      problems: [429],
    },
  },
  '/destinations/{id}': {
    GET: {
      id: 'getDestination',
      summary: 'Read a destination',
      success: { status: 200, schema: 'DestinationAnswer' },
      problems: [404],
    },
    PATCH: {
      id: 'updateDestination',
      summary: 'Change the given fields of a destination',
      parameters: [ifMatch],
      body: { schema: 'UpdateDestination', example: { name: 'Updated Grafana', enabled: false } },
      success: { status: 200, schema: 'DestinationAnswer' },
      problems: [404, 409, 412, 428, 429],
    },
    DELETE: {
      id: 'deleteDestination',
      summary: 'Delete a destination. Can be undone for 30 days',
      parameters: [ifMatch],
      success: { status: 200, schema: 'Deleted' },
      problems: [404, 412, 428],
    },
  },
  '/destinations/{id}/restore': {
    POST: {
      id: 'restoreDestination',
      summary: 'Undo the delete of the last 30 days',
      success: { status: 200, schema: 'DestinationAnswer' },
      problems: [404, 409],
    },
  },
  '/destinations/{id}/test': {
    POST: {
      id: 'testDestination',
      summary: 'Test a saved destination, with the given values laid over',
      body: { ...testBody, optional: true, example: {} },
      success: { status: 200, schema: 'ConnectionTestAnswer' },
      problems: [404, 429],
    },
  },
  '/destinations/{id}/send-trace': {
    POST: {
      id: 'sendTrace',
      summary: 'Send a sample trace to a saved destination, with the given values laid over',
      body: { ...testBody, optional: true, example: {} },
      success: { status: 200, schema: 'SentTraceAnswer' },
      problems: [404, 429],
    },
  },
  '/destinations/{id}/status': {
    GET: {
      id: 'getDestinationStatus',
      summary: 'How deliveries to a destination go, as the answering instance has seen it since it started',
      success: { status: 200, schema: 'StatusAnswer' },
      problems: [404],
    },
  },
  '/destinations/{id}/attempts': {
    GET: {
      id: 'listDeliveryAttempts',
      summary:
        'The last attempts to deliver since the destination was changed, newest first, as the answering instance has seen them',
      success: { status: 200, schema: 'AttemptsAnswer' },
      problems: [404],
    },
  },
  '/openapi.json': {
    GET: {
      id: 'getOpenApiDocument',
      summary: 'This document',
      success: { status: 200, schema: 'OpenApiDocument' },
    },
  },
};
