import * as v from 'valibot';
import { DestinationSettingsSchema } from '../destination/destination.ts';
import type { FilterRules } from '../destination/filter-rules.ts';

const settings = DestinationSettingsSchema.entries;

/** `config` of a request. Judged as a whole by `parseGrafanaConfig` once a stored key has been put in. */
export interface ConnectionBody {
  readonly baseUrl?: string | undefined;
  readonly instanceId?: string | number | undefined;
  readonly apiKey?: string | undefined;
  readonly headers?: Record<string, string> | undefined;
}

/** A record drops these without a word, and what was asked for would not be what is saved. */
const LOST_NAMES = ['__proto__', 'constructor', 'prototype'];

const HeadersSchema = v.pipe(
  v.custom<Record<string, string>>((input) => typeof input === 'object' && input !== null, 'Headers are an object.'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const input = dataset.value;
    for (const key of LOST_NAMES) {
      if (!Object.hasOwn(input, key)) continue;
      const message = `A header cannot be called ${key}.`;
      addIssue({ message, path: [{ type: 'object', origin: 'key', input, key, value: input[key] }] });
    }
  }),
  v.record(v.string(), v.string()),
);

const ConnectionBodySchema = v.strictObject({
  baseUrl: v.optional(v.string()),
  instanceId: v.optional(v.union([v.string(), v.number()])),
  apiKey: v.optional(v.string()),
  headers: v.optional(HeadersSchema),
});

/** The reference API takes `eu` as another word for `europe`. */
const RegionSchema = v.pipe(
  v.picklist(['global', 'europe', 'us', 'eu'], 'A region is one of: global, europe, us.'),
  v.transform((region) => (region === 'eu' ? 'europe' : region)),
);

/** Fields of the reference API that Broadcast Kit keeps and echoes without using them. */
const kept = {
  regions: v.optional(v.pipe(v.array(RegionSchema), v.minLength(1, 'Name at least one region.'), v.maxLength(3))),
  broadcast_generation_cost: v.optional(v.boolean()),
  broadcast_generation_identity: v.optional(v.boolean()),
  broadcast_generation_request_context: v.optional(v.boolean()),
};

const changeable = {
  enabled: v.optional(v.boolean()),
  privacy_mode: v.optional(v.boolean()),
  sampling_rate: v.optional(settings.samplingRate.wrapped),
  api_key_hashes: v.optional(settings.apiKeyHashes.wrapped),
  filter_rules: v.optional(settings.filterRules.wrapped),
  broadcast_kit: v.optional(
    v.strictObject({
      service_name: v.optional(settings.serviceName.wrapped),
      value_limit_bytes: v.optional(settings.valueLimitBytes.wrapped),
      grafana_url: v.optional(settings.grafanaUrl.wrapped),
      agent_observability: v.optional(v.boolean()),
    }),
  ),
  test_receipt: v.optional(v.pipe(v.string(), v.maxLength(1024))),
  ...kept,
};

/** What both request bodies may change. */
export interface ChangeBody {
  readonly enabled?: boolean | undefined;
  readonly privacy_mode?: boolean | undefined;
  readonly sampling_rate?: number | undefined;
  readonly api_key_hashes?: readonly string[] | null | undefined;
  readonly filter_rules?: FilterRules | null | undefined;
  readonly broadcast_kit?:
    | {
        readonly service_name?: string | undefined;
        readonly value_limit_bytes?: number | undefined;
        readonly grafana_url?: string | null | undefined;
        readonly agent_observability?: boolean | undefined;
      }
    | undefined;
  readonly test_receipt?: string | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly broadcast_generation_cost?: boolean | undefined;
  readonly broadcast_generation_identity?: boolean | undefined;
  readonly broadcast_generation_request_context?: boolean | undefined;
}

/** Body of `POST destinations`. */
export interface CreateDestinationBody extends ChangeBody {
  readonly type: 'grafana';
  readonly name: string;
  readonly config: ConnectionBody;
  readonly workspace_id?: string | undefined;
}

/** Body of `PATCH destinations/{id}`: only the given fields change. */
export interface UpdateDestinationBody extends ChangeBody {
  readonly name?: string | undefined;
  readonly config?: ConnectionBody | undefined;
}

/** Schema of {@link CreateDestinationBody}. A field that nobody knows is refused by name. */
export const CreateDestinationBodySchema: v.GenericSchema<unknown, CreateDestinationBody> = v.strictObject({
  type: v.literal('grafana', 'Only destinations of type "grafana" are supported.'),
  name: settings.name,
  config: ConnectionBodySchema,
  workspace_id: v.optional(v.string()),
  ...changeable,
}) as v.GenericSchema<unknown, CreateDestinationBody>;

/** Schema of {@link UpdateDestinationBody}. A field that nobody knows is refused by name. */
export const UpdateDestinationBodySchema: v.GenericSchema<unknown, UpdateDestinationBody> = v.strictObject({
  name: v.optional(settings.name),
  config: v.optional(ConnectionBodySchema),
  ...changeable,
}) as v.GenericSchema<unknown, UpdateDestinationBody>;

/** Schema of the body of `PATCH broadcast`. */
export const BroadcastBodySchema: v.GenericSchema<unknown, { readonly enabled: boolean }> = v.strictObject({
  enabled: v.boolean('enabled is true or false.'),
}) as v.GenericSchema<unknown, { readonly enabled: boolean }>;

/** Schema of the body of `POST destinations/test` and `POST destinations/{id}/test`. `config` holds the values to try. */
export const TestBodySchema: v.GenericSchema<unknown, { readonly config?: ConnectionBody | undefined }> =
  v.strictObject({
    type: v.optional(v.literal('grafana')),
    config: v.optional(ConnectionBodySchema),
  }) as v.GenericSchema<unknown, { readonly config?: ConnectionBody | undefined }>;
