import { DIAGNOSIS_CODES } from '@broadcast-kit/core';
import { closedObject, count, flag, type JsonSchema, nullable, ref, text, time } from './json-schema.ts';

const data = (schema: JsonSchema) => closedObject({ data: schema });
const counts: JsonSchema = { type: 'object', additionalProperties: count };
const diagnosisField: JsonSchema = { enum: ['baseUrl', 'instanceId', 'apiKey', 'headers'] };
const fix = closedObject({ field: diagnosisField, value: text, label: text });
const attempt = {
  at: time,
  outcome: { enum: ['delivered', 'partial', 'retry', 'held', 'split', 'dropped'] },
  records: count,
  attempt: { type: 'integer', minimum: 1 },
  reason: { type: ['string', 'null'] },
};

/** What answers hold. A test validates the answers of real requests against these. */
export const RESPONSE_JSON_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Diagnosis: closedObject(
    {
      code: { enum: DIAGNOSIS_CODES },
      field: diagnosisField,
      summary: text,
      remedy: text,
      steps: { type: 'array', items: text },
      docs: { type: 'string', format: 'uri' },
      fix,
      status: { type: 'integer' },
      detail: text,
      retryAfterSeconds: { type: 'number' },
    },
    { optional: ['field', 'docs', 'fix', 'status', 'detail', 'retryAfterSeconds'] },
  ),
  Health: {
    oneOf: [
      closedObject({ state: { const: 'unknown' } }),
      closedObject({ state: { const: 'healthy' }, checked_at: time, duration_ms: nullable({ type: 'number' }) }),
      closedObject({ state: { const: 'failing' }, checked_at: time, diagnosis: ref('Diagnosis') }),
    ],
  },
  Destination: closedObject({
    id: { type: 'string', format: 'uuid' },
    type: { const: 'grafana' },
    name: { type: ['string', 'null'] },
    enabled: flag,
    privacy_mode: flag,
    sampling_rate: { type: 'number' },
    api_key_hashes: nullable({ type: 'array', items: text }),
    filter_rules: nullable(ref('FilterRules')),
    regions: { type: 'array', items: { enum: ['global', 'europe', 'us'] }, minItems: 1 },
    broadcast_generation_cost: flag,
    broadcast_generation_identity: flag,
    broadcast_generation_request_context: flag,
    created_at: time,
    updated_at: time,
    workspace_id: text,
    config: closedObject(
      {
        apiKey: { ...text, description: 'Masked: `glc_...` and a fingerprint.' },
        instanceId: text,
        baseUrl: { type: 'string', format: 'uri' },
        headers: { type: 'object', additionalProperties: text, description: 'Values masked.' },
      },
      { optional: ['headers'] },
    ),
    broadcast_kit: closedObject({
      service_name: text,
      value_limit_bytes: count,
      grafana_url: { type: ['string', 'null'] },
      agent_observability: flag,
      health: ref('Health'),
      etag: text,
    }),
  }),
  DestinationAnswer: data(ref('Destination')),
  DestinationList: closedObject({ data: { type: 'array', items: ref('Destination') }, total_count: count }),
  Deleted: closedObject({ deleted: { const: true } }),
  BroadcastAnswer: data(closedObject({ enabled: flag, can_edit: flag })),
  ApiKeysAnswer: data({
    oneOf: [
      closedObject({ available: { const: false } }),
      closedObject({
        available: { const: true },
        keys: {
          type: 'array',
          items: closedObject({
            hash: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the key.' },
            name: text,
            label: nullable({ ...text, description: 'A masked form of the key.' }),
          }),
        },
      }),
    ],
  }),
  ConnectionTestAnswer: data({
    oneOf: [
      closedObject({ ok: { const: true }, duration_ms: { type: 'number' }, receipt: text, receipt_expires_at: time }),
      closedObject({ ok: { const: false }, duration_ms: { type: 'number' }, diagnosis: ref('Diagnosis') }),
    ],
  }),
  SentTraceAnswer: data({
    oneOf: [
      closedObject({ ok: { const: true }, trace_id: text, duration_ms: { type: 'number' } }),
      closedObject({
        ok: { const: false },
        trace_id: nullable(text),
        duration_ms: { type: 'number' },
        diagnosis: ref('Diagnosis'),
      }),
    ],
  }),
  StatusAnswer: data(
    closedObject({
      health: ref('Health'),
      last_delivered_at: nullable(time),
      last_attempt: nullable(closedObject(attempt)),
      counters: nullable(
        closedObject({
          offered: count,
          accepted: count,
          delivered: count,
          pending: count,
          refused: counts,
          dropped: counts,
          skipped: counts,
        }),
      ),
      auto_disabled: nullable(closedObject({ at: time, diagnosis: ref('Diagnosis') })),
    }),
  ),
  AttemptsAnswer: data({
    type: 'array',
    items: closedObject({ ...attempt, duration_ms: nullable(count), rejected_spans: nullable(count) }),
  }),
  OpenApiDocument: { type: 'object', required: ['openapi', 'info', 'paths'] },
  Problem: closedObject({
    error: closedObject(
      {
        code: { type: 'integer', description: 'The HTTP status.' },
        message: text,
        metadata: closedObject(
          {
            reason: { ...text, description: 'Stable code.' },
            issues: { type: 'array', items: closedObject({ path: text, code: text, message: text }) },
            diagnosis: ref('Diagnosis'),
            current: ref('Destination'),
            request_id: text,
          },
          { optional: ['issues', 'diagnosis', 'current'] },
        ),
      },
      { optional: ['metadata'] },
    ),
  }),
};
