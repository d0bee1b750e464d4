import * as v from 'valibot';
import { DEFAULT_SERVICE_NAME, DEFAULT_VALUE_LIMIT_BYTES } from './default-settings.ts';
import type { FilterRules } from './filter-rules.ts';
import { FilterRulesSchema } from './filter-rules.ts';
import type { GrafanaConfig } from './grafana-config.ts';
import { GrafanaConfigSchema } from './grafana-config-schema.ts';
import { METADATA_SCOPES, type MetadataScope } from './metadata-scopes.ts';
import { SAMPLING_RATE_RANGE } from './sampling-rate-range.ts';

/** A customer's configured target, with its credentials. Lives in the backend only and never crosses the settings API. */
export interface Destination {
  /** Stable id, a UUID in the stores of Broadcast Kit. Salts the sampling decision. */
  readonly id: string;
  /** The tenant whose generations come here. */
  readonly owner: string;
  /** The kind of target. */
  readonly type: 'grafana';
  /** Name that people see, unique per owner. 1 to 100 characters. */
  readonly name: string;
  /** Whether generations are sent. Default `true`. */
  readonly enabled: boolean;
  /** Where to, and the credentials. */
  readonly config: GrafanaConfig;
  /** Share of traces that is sent, 0.0001 to 1. Default 1: all. */
  readonly samplingRate: number;
  /** Whether prompts and completions are left out. Default `false`. */
  readonly privacyMode: boolean;
  /** SHA-256 (hex) of the API keys whose traffic is sent; `null` (default): all. */
  readonly apiKeyHashes: readonly string[] | null;
  /** Which generations are sent; `null` (default): all. */
  readonly filterRules: FilterRules | null;
  /** Resource attribute `service.name`. Default `openrouter`, as in the specification. */
  readonly serviceName: string;
  /** Longest string value in UTF-8 bytes; longer content is shortened and marked. Default 2,048, where Tempo cuts. */
  readonly valueLimitBytes: number;
  /** Address of the customer's Grafana, for links: an origin, and the path that it may live below. Default: none. */
  readonly grafanaUrl: string | null;
  /** Metadata beyond what every trace has. Default: none. */
  readonly metadataScopes: readonly MetadataScope[];
  /** Whether spans carry what Grafana's Agent Observability app reads (preview). Default `false`. */
  readonly agentObservability: boolean;
}

/** A stack of Grafana Cloud has its host to itself; any other Grafana may live below a path. */
const GRAFANA_URL = /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:(?<!\.grafana\.net)(?:\/[\w.~%-]+)+)?$/;

const VALUE_LIMIT_TEXT = 'The value limit is a whole number of bytes from 256 to 65,536.';

/** The parts of a destination that need no connection test when they change. */
export const DestinationSettingsSchema = v.strictObject({
  name: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'Give the destination a name.'),
    v.maxLength(100, 'A name has at most 100 characters.'),
  ),
  enabled: v.optional(v.boolean(), true),
  samplingRate: v.optional(
    v.pipe(
      v.number('The sampling rate is a number from 0.0001 to 1.'),
      v.minValue(
        SAMPLING_RATE_RANGE.min,
        'The sampling rate is at least 0.0001 (0.01 %). Disable the destination to send nothing.',
      ),
      v.maxValue(SAMPLING_RATE_RANGE.max, 'The sampling rate is at most 1 (100 %).'),
    ),
    1,
  ),
  privacyMode: v.optional(v.boolean(), false),
  apiKeyHashes: v.optional(
    v.nullable(
      v.pipe(
        v.array(
          v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'An API key hash is the SHA-256 of the key: 64 hex digits.')),
        ),
        v.minLength(1, 'Name at least one API key, or null for all keys.'),
        v.maxLength(1000),
      ),
    ),
    null,
  ),
  filterRules: v.optional(v.nullable(FilterRulesSchema), null),
  serviceName: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, 'A service name has at least one character.'),
      v.maxLength(255, 'A service name has at most 255 characters.'),
    ),
    DEFAULT_SERVICE_NAME,
  ),
  valueLimitBytes: v.optional(
    v.pipe(
      v.number(VALUE_LIMIT_TEXT),
      v.integer(VALUE_LIMIT_TEXT),
      v.minValue(256, VALUE_LIMIT_TEXT),
      v.maxValue(65_536, VALUE_LIMIT_TEXT),
    ),
    DEFAULT_VALUE_LIMIT_BYTES,
  ),
  grafanaUrl: v.optional(
    v.nullable(
      v.pipe(v.string(), v.regex(GRAFANA_URL, 'The Grafana URL is an address such as https://acme.grafana.net.')),
    ),
    null,
  ),
  metadataScopes: v.optional(v.pipe(v.array(v.picklist(METADATA_SCOPES)), v.maxLength(METADATA_SCOPES.length)), []),
  agentObservability: v.optional(v.boolean(), false),
});

/**
 * Schema of a {@link Destination}: fills the defaults and brings the Base URL into canonical form.
 *
 * @example
 * ```ts
 * const destination = v.parse(DestinationSchema, {
 *   id: 'main', owner: 'default', type: 'grafana', name: 'Grafana Cloud',
 *   config: { baseUrl, instanceId, apiKey },
 * });
 * ```
 */
export const DestinationSchema: v.GenericSchema<DestinationInput, Destination> = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  owner: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(256)), 'default'),
  type: v.optional(v.literal('grafana'), 'grafana'),
  config: GrafanaConfigSchema,
  ...DestinationSettingsSchema.entries,
}) as unknown as v.GenericSchema<DestinationInput, Destination>;

/** What `DestinationSchema` takes: everything but id, name and config has a default. */
export type DestinationInput = Pick<Destination, 'id' | 'name' | 'config'> &
  Partial<Omit<Destination, 'id' | 'name' | 'config'>>;
