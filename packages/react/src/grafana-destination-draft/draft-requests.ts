import { type ConnectionDraft, type DestinationDraft, type DestinationPatch, trimPasted } from '@broadcast-kit/core';
import { canonicalBaseUrl, changedProbeFields, connectionFingerprint } from './connection-fingerprint.ts';
import { parseSamplingRate } from './draft-issues.ts';
import { changedKeys, type GrafanaDraft } from './grafana-draft.ts';

/** The values of a draft that a connection test tries. A stored key stays away: the server has it. */
export function connectionRequest(draft: GrafanaDraft): ConnectionDraft {
  return {
    baseUrl: canonicalBaseUrl(draft),
    instanceId: draft.instanceId.trim(),
    ...(draft.apiKey.kind === 'typed' ? { apiKey: trimPasted(draft.apiKey.value) } : {}),
    ...(draft.headers === undefined ? {} : { headers: draft.headers }),
  };
}

/** A draft as a new destination. */
export function createRequest(draft: GrafanaDraft, testReceipt: string | undefined): DestinationDraft {
  return {
    name: draft.name.trim(),
    config: connectionRequest(draft),
    samplingRate: parseSamplingRate(draft.samplingPercent),
    privacyMode: draft.privacyMode,
    testReceipt,
  };
}

/** What `draft` changes of the saved values. A changed connection is sent as a whole, as it was tested. */
export function updateRequest(
  draft: GrafanaDraft,
  { initial, testReceipt }: { readonly initial: GrafanaDraft; readonly testReceipt: string | undefined },
): DestinationPatch {
  const changed = changedKeys(initial, draft);
  const has = (key: keyof GrafanaDraft): boolean => changed.includes(key);
  const connectionChanged = changedProbeFields(connectionFingerprint(initial), connectionFingerprint(draft)).length > 0;
  return {
    ...(has('name') ? { name: draft.name.trim() } : {}),
    ...(has('samplingPercent') ? { samplingRate: parseSamplingRate(draft.samplingPercent) } : {}),
    ...(has('privacyMode') ? { privacyMode: draft.privacyMode } : {}),
    ...(connectionChanged ? { config: connectionRequest(draft), testReceipt } : {}),
  };
}
