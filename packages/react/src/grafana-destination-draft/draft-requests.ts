import { type ConnectionDraft, type DestinationDraft, type DestinationPatch, trimPasted } from '@broadcast-kit/core';
import { changedKeys } from './changed-keys.ts';
import { canonicalBaseUrl, changedProbeFields, connectionFingerprint } from './connection-fingerprint.ts';
import { draftSettings, settingOf } from './draft-settings.ts';
import { createDraft, type GrafanaDraft } from './grafana-draft.ts';
import { headersRequest } from './header-drafts.ts';

/**
 * The values of a draft that a connection test tries. A stored key stays away, and so do headers that are those of
 * `initial`: the server has them.
 */
export function connectionRequest(draft: GrafanaDraft, initial: GrafanaDraft): ConnectionDraft {
  return {
    baseUrl: canonicalBaseUrl(draft),
    instanceId: draft.instanceId.trim(),
    ...(draft.apiKey.kind === 'typed' ? { apiKey: trimPasted(draft.apiKey.value) } : {}),
    ...(changedKeys(initial, draft).includes('headers') ? { headers: headersRequest(draft.headers) } : {}),
  };
}

/** A draft as a new destination. What is left at its default stays away. */
export function createRequest(draft: GrafanaDraft, testReceipt: string | undefined): DestinationDraft {
  const empty = createDraft('');
  const { name, ...settings } = changedSettings(draft, empty);
  return { name: name ?? '', config: connectionRequest(draft, empty), ...settings, testReceipt };
}

/** What `draft` changes of the saved values. A changed connection is sent as a whole, as it was tested. */
export function updateRequest(
  draft: GrafanaDraft,
  { initial, testReceipt }: { readonly initial: GrafanaDraft; readonly testReceipt: string | undefined },
): DestinationPatch {
  const connectionChanged = changedProbeFields(connectionFingerprint(initial), connectionFingerprint(draft)).length > 0;
  return {
    ...changedSettings(draft, initial),
    ...(connectionChanged ? { config: connectionRequest(draft, initial), testReceipt } : {}),
  };
}

function changedSettings(draft: GrafanaDraft, initial: GrafanaDraft): DestinationPatch {
  const settings = draftSettings(draft);
  const changed = changedKeys(initial, draft).flatMap((key) => settingOf(key) ?? []);
  return Object.fromEntries(changed.map((setting) => [setting, settings[setting]]));
}
