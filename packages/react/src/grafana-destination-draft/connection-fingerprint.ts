import { DEFAULT_BASE_URL, normalizeBaseUrl, trimPasted } from '@broadcast-kit/core';
import type { GrafanaDraft } from './grafana-draft.ts';
import { comparableName, type HeaderDraft, usedHeaders } from './header-drafts.ts';
import type { SecretDraft } from './secret-draft.ts';

/**
 * What a connection test depends on, and nothing else: a name, a sampling rate or privacy mode never outdate a test.
 * Values are canonical, so a blank or a slash more does not count as a change. Holds the key: for comparison in memory only.
 */
export interface ConnectionFingerprint {
  readonly baseUrl: string;
  readonly instanceId: string;
  readonly apiKey: string;
  readonly headers: string;
}

/** A field that a connection test depends on. */
export type ProbeField = keyof ConnectionFingerprint;

/** Stands for a stored secret. A typed one cannot be equal, since it is trimmed. */
const STORED = ' stored ';

/** The {@link ConnectionFingerprint} of a draft. */
export function connectionFingerprint(
  draft: Pick<GrafanaDraft, 'baseUrl' | 'instanceId' | 'apiKey' | 'headers'>,
): ConnectionFingerprint {
  return {
    baseUrl: canonicalBaseUrl(draft),
    instanceId: draft.instanceId.trim(),
    apiKey: secretFingerprint(draft.apiKey),
    headers: JSON.stringify(usedHeaders(draft.headers).map(headerFingerprint).sort()),
  };
}

/** The Base URL as the server will see it; as typed where it is no URL. */
export function canonicalBaseUrl({ baseUrl }: Pick<GrafanaDraft, 'baseUrl'>): string {
  const given = baseUrl.trim() === '' ? DEFAULT_BASE_URL : baseUrl;
  const normalized = normalizeBaseUrl(given);
  return normalized.ok ? normalized.baseUrl : given.trim();
}

/** The fields in which two fingerprints differ; empty where a test of one holds for the other. */
export function changedProbeFields(a: ConnectionFingerprint, b: ConnectionFingerprint): ProbeField[] {
  return (Object.keys(a) as ProbeField[]).filter((field) => a[field] !== b[field]);
}

function secretFingerprint(secret: SecretDraft): string {
  return secret.kind === 'stored' ? STORED : trimPasted(secret.value);
}

function headerFingerprint({ name, value }: HeaderDraft): string {
  return `${comparableName(name)}: ${secretFingerprint(value)}`;
}
