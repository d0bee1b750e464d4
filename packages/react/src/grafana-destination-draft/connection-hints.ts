import { classifyGrafanaHost, type RegionMismatch, regionFix, regionMismatch, trimPasted } from '@broadcast-kit/core';
import { canonicalBaseUrl } from './connection-fingerprint.ts';
import type { GrafanaDraft } from './grafana-draft.ts';

/** Something that can be told about the values before they are tried. It never keeps anybody from going on. */
export type ConnectionHint =
  /** The address of dashboards stands where the OTLP gateway belongs. `gateway`: that of the key's region, where it is known. */
  | { readonly kind: 'dashboard_url'; readonly grafanaUrl: string; readonly gateway: string | undefined }
  /** A page of the portal, which names the Instance ID. */
  | { readonly kind: 'portal_url'; readonly instanceId: string; readonly gateway: string | undefined }
  /** A token of one Grafana instance stands where one of an access policy belongs. */
  | { readonly kind: 'token_kind'; readonly found: 'glsa_' | 'eyJ' }
  | { readonly kind: 'region'; readonly mismatch: RegionMismatch };

/** What can be told about a Base URL, also in view of the key. */
export function baseUrlHint(draft: GrafanaDraft): ConnectionHint | undefined {
  const baseUrl = canonicalBaseUrl(draft);
  if (!URL.canParse(baseUrl)) return undefined;
  const apiKey = typedKey(draft);
  const gateway = regionFix(apiKey)?.value;
  const host = classifyGrafanaHost(baseUrl);
  if (host.kind === 'stack') return { kind: 'dashboard_url', grafanaUrl: host.grafanaUrl, gateway };
  if (host.kind === 'portal' && host.instanceId !== undefined) {
    return { kind: 'portal_url', instanceId: host.instanceId, gateway };
  }
  const mismatch = regionMismatch({ baseUrl, apiKey });
  return mismatch && { kind: 'region', mismatch };
}

/** What can be told about a key as soon as it begins. */
export function apiKeyHint(draft: GrafanaDraft): ConnectionHint | undefined {
  const apiKey = typedKey(draft);
  const baseUrl = canonicalBaseUrl(draft);
  // A receiver of one's own may well take such tokens.
  if (URL.canParse(baseUrl) && classifyGrafanaHost(baseUrl).kind === 'other') return undefined;
  if (apiKey.startsWith('glsa_')) return { kind: 'token_kind', found: 'glsa_' };
  return apiKey.startsWith('eyJ') ? { kind: 'token_kind', found: 'eyJ' } : undefined;
}

/** The values that a hint proposes, as one change; `undefined` where it only tells. */
export function hintedChange(hint: ConnectionHint): Partial<GrafanaDraft> | undefined {
  switch (hint.kind) {
    case 'dashboard_url':
      return { grafanaUrl: hint.grafanaUrl, baseUrl: hint.gateway ?? '' };
    case 'portal_url':
      return { instanceId: hint.instanceId, baseUrl: hint.gateway ?? '' };
    case 'region':
      return hint.mismatch.fix && { baseUrl: hint.mismatch.fix.value };
    case 'token_kind':
      return undefined;
  }
}

function typedKey({ apiKey }: GrafanaDraft): string {
  return apiKey.kind === 'typed' ? trimPasted(apiKey.value) : '';
}
