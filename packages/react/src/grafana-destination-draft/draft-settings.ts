import {
  DEFAULT_SERVICE_NAME,
  DEFAULT_VALUE_LIMIT_BYTES,
  type DestinationView,
  type FilterRules,
  grafanaRoot,
  METADATA_SCOPES,
  type MetadataScope,
  trimPasted,
} from '@broadcast-kit/core';
import { connectionFingerprint } from './connection-fingerprint.ts';
import { filterRulesOf } from './filter-rules-draft.ts';
import type { GrafanaDraft } from './grafana-draft.ts';
import { parseSamplingRate } from './parse-sampling-rate.ts';

/** What a destination has besides its connection, as the settings API takes it. `undefined`: what was typed means nothing. */
export interface DraftSettings extends Pick<DestinationView, 'privacyMode' | 'agentObservability'> {
  readonly name: string;
  readonly samplingRate: number | undefined;
  readonly apiKeyHashes: readonly string[] | null;
  readonly filterRules: FilterRules | null;
  readonly serviceName: string;
  readonly valueLimitBytes: number | undefined;
  readonly grafanaUrl: string | null;
  readonly metadataScopes: readonly MetadataScope[];
}

/** The {@link DraftSettings} of a draft. */
export function draftSettings(draft: GrafanaDraft): DraftSettings {
  const { apiKeyHashes, metadataScopes, privacyMode, agentObservability } = draft;
  return {
    name: draft.name.trim(),
    samplingRate: parseSamplingRate(draft.samplingPercent),
    privacyMode,
    apiKeyHashes: apiKeyHashes === null ? null : [...apiKeyHashes].sort(),
    filterRules: filterRulesOf(draft.filterRules),
    serviceName: draft.serviceName.trim() || DEFAULT_SERVICE_NAME,
    valueLimitBytes: parseByteCount(draft.valueLimitBytes),
    grafanaUrl: grafanaAddress(draft.grafanaUrl),
    metadataScopes: METADATA_SCOPES.filter((scope) => metadataScopes.includes(scope)),
    agentObservability,
  };
}

/** The setting behind a key of a draft; `undefined` for those of the connection. */
export function settingOf(key: keyof GrafanaDraft): keyof DraftSettings | undefined {
  if (key === 'samplingPercent') return 'samplingRate';
  return key === 'baseUrl' || key === 'instanceId' || key === 'apiKey' || key === 'headers' ? undefined : key;
}

/** A value of a draft as it is compared: blanks, units and the order of a choice make no difference. */
export function comparableValue(key: keyof GrafanaDraft, draft: GrafanaDraft): unknown {
  const setting = settingOf(key);
  const connection: Partial<Record<keyof GrafanaDraft, string>> = connectionFingerprint(draft);
  const value = setting === undefined ? connection[key] : draftSettings(draft)[setting];
  return value === undefined ? draft[key] : value;
}

/** The address of a Grafana, from a URL that was copied from anywhere in it; as typed where it is no URL; `null` for none. */
export function grafanaAddress(typed: string): string | null {
  const text = trimPasted(typed);
  if (text === '') return null;
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    return url.origin === 'null' ? text : grafanaRoot(url);
  } catch {
    return text;
  }
}

/** Bytes as typed, with separators between thousands. */
function parseByteCount(typed: string): number | undefined {
  const text = typed.trim();
  if (text === '') return DEFAULT_VALUE_LIMIT_BYTES;
  const isCount = /^\d{1,9}$|^\d{1,3}(?:[.,\s’']\d{3})+$/.test(text);
  return isCount ? Number(text.replace(/\D/g, '')) : undefined;
}
