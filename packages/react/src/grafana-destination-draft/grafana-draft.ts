import type { DestinationView, MetadataScope } from '@broadcast-kit/core';
import { type FilterRulesDraft, filterRulesDraftOf } from './filter-rules-draft.ts';
import { type HeaderDraft, storedHeaders } from './header-drafts.ts';
import type { SecretDraft } from './secret-draft.ts';

/** What a form holds: values as they are typed, before they are judged or brought into canonical form. */
export interface GrafanaDraft {
  readonly name: string;
  /** Empty: the default Base URL. */
  readonly baseUrl: string;
  readonly instanceId: string;
  readonly apiKey: SecretDraft;
  /** Extra request headers. */
  readonly headers: readonly HeaderDraft[];
  /** Percent as typed, such as `100` or `0,5`. */
  readonly samplingPercent: string;
  readonly privacyMode: boolean;
  /** SHA-256 (hex) of the API keys whose traffic is sent; `null`: all. */
  readonly apiKeyHashes: readonly string[] | null;
  readonly filterRules: FilterRulesDraft;
  /** Empty: the default service name. */
  readonly serviceName: string;
  /** Bytes as typed. Empty: the default limit. */
  readonly valueLimitBytes: string;
  /** Empty: none. */
  readonly grafanaUrl: string;
  readonly metadataScopes: readonly MetadataScope[];
  readonly agentObservability: boolean;
}

/** A field that can be wrong. */
export type FormField =
  | 'name'
  | 'baseUrl'
  | 'instanceId'
  | 'apiKey'
  | 'samplingRate'
  | 'apiKeyHashes'
  | 'filterRules'
  | 'headers'
  | 'serviceName'
  | 'valueLimitBytes'
  | 'grafanaUrl';

/** A field, or a rule or header in one: `headers.` and its id. */
export type FormPlace = FormField | `${FormField}.${string}`;

/** All fields in the order in which people meet them, so that "the first wrong one" is the first on the screen. */
export const FORM_FIELDS: readonly FormField[] = [
  'name',
  'baseUrl',
  'instanceId',
  'apiKey',
  'samplingRate',
  'apiKeyHashes',
  'filterRules',
  'grafanaUrl',
  'serviceName',
  'headers',
  'valueLimitBytes',
];

const NOTHING_TYPED: SecretDraft = { kind: 'typed', value: '' };

/** An empty draft with a name. */
export function createDraft(name: string): GrafanaDraft {
  return {
    name,
    baseUrl: '',
    instanceId: '',
    apiKey: NOTHING_TYPED,
    headers: [],
    samplingPercent: '100',
    privacyMode: false,
    apiKeyHashes: null,
    filterRules: filterRulesDraftOf(null),
    serviceName: '',
    valueLimitBytes: '',
    grafanaUrl: '',
    metadataScopes: [],
    agentObservability: false,
  };
}

/** A saved destination as a draft. */
export function draftOf(destination: DestinationView): GrafanaDraft {
  const { config } = destination;
  return {
    name: destination.name,
    baseUrl: config.baseUrl,
    instanceId: config.instanceId,
    apiKey: { kind: 'stored', hint: config.apiKey },
    headers: storedHeaders(config.headers),
    samplingPercent: String(Number((destination.samplingRate * 100).toFixed(4))),
    privacyMode: destination.privacyMode,
    apiKeyHashes: destination.apiKeyHashes,
    filterRules: filterRulesDraftOf(destination.filterRules),
    serviceName: destination.serviceName,
    valueLimitBytes: String(destination.valueLimitBytes),
    grafanaUrl: destination.grafanaUrl ?? '',
    metadataScopes: destination.metadataScopes,
    agentObservability: destination.agentObservability,
  };
}

/** A field and the rules or headers in it. */
export function placesOf(field: FormField, { filterRules, headers }: GrafanaDraft): FormPlace[] {
  const rules = field === 'filterRules' ? filterRules.groups.flatMap((group) => group.rules) : [];
  const parts = field === 'headers' ? headers : rules;
  return [field, ...parts.map(({ id }) => `${field}.${id}` as const)];
}

/** A draft without stored secrets, or without those that are lost: their places are open for typing. */
export function withoutStoredSecrets(
  draft: GrafanaDraft,
  isLost: (secret: 'apiKey' | HeaderDraft) => boolean = () => true,
): GrafanaDraft {
  const { apiKey, headers } = draft;
  return {
    ...draft,
    apiKey: apiKey.kind === 'stored' && isLost('apiKey') ? NOTHING_TYPED : apiKey,
    headers: headers.map((header) =>
      header.value.kind === 'stored' && isLost(header) ? { ...header, value: NOTHING_TYPED } : header,
    ),
  };
}

/** `base`, or `base 2`, `base 3`, ... where the name is taken. Names are compared without case. */
export function proposeName(base: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.trim().toLowerCase()));
  let name = base;
  for (let count = 2; used.has(name.toLowerCase()); count += 1) name = `${base} ${count}`;
  return name;
}
