import { FILTER_FIELDS, FILTER_OPERATORS, SAMPLING_RATE_RANGE } from '@broadcast-kit/core';
import { closedObject, flag, type JsonSchema, nullable, ref, text } from './json-schema.ts';

const changeable: Readonly<Record<string, JsonSchema>> = {
  enabled: flag,
  privacy_mode: { ...flag, description: 'Leaves prompts and completions out.' },
  sampling_rate: { type: 'number', minimum: SAMPLING_RATE_RANGE.min, maximum: SAMPLING_RATE_RANGE.max },
  api_key_hashes: nullable({
    type: 'array',
    items: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    minItems: 1,
    maxItems: 1000,
    description: 'SHA-256 (hex) of the API keys whose traffic is sent. null: all.',
  }),
  filter_rules: nullable(ref('FilterRules')),
  regions: { type: 'array', items: { enum: ['global', 'europe', 'us', 'eu'] }, minItems: 1, maxItems: 3 },
  broadcast_generation_cost: flag,
  broadcast_generation_identity: flag,
  broadcast_generation_request_context: flag,
  test_receipt: {
    type: 'string',
    maxLength: 1024,
    description: 'Of a passed test of exactly these values. Without one the server tests before it saves.',
  },
  broadcast_kit: closedObject(
    {
      service_name: { type: 'string', minLength: 1, maxLength: 255 },
      value_limit_bytes: { type: 'integer', minimum: 256, maximum: 65_536 },
      grafana_url: nullable({
        type: 'string',
        pattern: '^https://[a-z0-9.-]+(?::\\d+)?(?:/[\\w.~%-]+)*$',
        // Not a look behind, which the regular expressions of Go and Rust do not have.
        not: { pattern: '^https://[^/]*\\.grafana\\.net/' },
      }),
      agent_observability: flag,
    },
    { optional: ['service_name', 'value_limit_bytes', 'grafana_url', 'agent_observability'] },
  ),
};
const name: JsonSchema = { type: 'string', minLength: 1, maxLength: 100 };

/** What requests may hold. The valibot schemas of core judge; a test holds the two together. */
export const REQUEST_JSON_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Connection: closedObject(
    {
      baseUrl: { ...text, description: "The OTLP endpoint. Default: OpenRouter's." },
      instanceId: { type: ['string', 'number'] },
      apiKey: { ...text, description: 'Left out, or the mask that was read: the stored key stays.' },
      headers: { type: 'object', additionalProperties: text },
    },
    { optional: ['baseUrl', 'instanceId', 'apiKey', 'headers'] },
  ),
  FilterRules: closedObject(
    {
      enabled: { ...flag, default: true },
      groups: {
        type: 'array',
        maxItems: 20,
        description: 'Alternatives: any group that holds forwards the generation.',
        items: closedObject(
          {
            logic: { enum: ['and', 'or'], default: 'and' },
            rules: {
              type: 'array',
              minItems: 1,
              maxItems: 20,
              items: closedObject(
                {
                  field: { enum: FILTER_FIELDS },
                  operator: { enum: FILTER_OPERATORS },
                  value: { anyOf: [{ type: 'string', maxLength: 1024 }, { type: 'number' }] },
                },
                { optional: ['value'] },
              ),
            },
          },
          { optional: ['logic'] },
        ),
      },
    },
    { optional: ['enabled'] },
  ),
  CreateDestination: closedObject(
    { type: { const: 'grafana' }, name, config: ref('Connection'), workspace_id: text, ...changeable },
    { optional: ['workspace_id', ...Object.keys(changeable)] },
  ),
  UpdateDestination: closedObject(
    { name, config: ref('Connection'), ...changeable },
    { optional: ['name', 'config', ...Object.keys(changeable)] },
  ),
  UpdateBroadcast: closedObject({ enabled: flag }),
  TestConnection: closedObject(
    { type: { const: 'grafana' }, config: ref('Connection') },
    { optional: ['type', 'config'] },
  ),
};
