import {
  apiKeyHint,
  baseUrlHint,
  type ConnectionHint,
  hintedChange,
} from '../grafana-destination-draft/connection-hints.ts';
import type { GrafanaDraft } from '../grafana-destination-draft/grafana-draft.ts';
import { hintEnglish } from '../messages/english/hint-english.ts';
import type { Messages } from '../messages/messages.ts';

/** A hint, in words. */
export interface ShownHint {
  readonly text: string;
  /** What it proposes, on a button; `undefined` where it only tells. */
  readonly proposal: { readonly label: string; readonly change: Partial<GrafanaDraft> } | undefined;
}

/** The hints at the fields of a connection. */
export interface ShownHints {
  readonly baseUrl?: ShownHint | undefined;
  readonly apiKey?: ShownHint | undefined;
}

/** What can be told about a connection before it is tried, in the words of `messages` or else in English. */
export function shownHints(draft: GrafanaDraft, messages: Partial<Messages> | undefined): ShownHints {
  const m = { ...hintEnglish, ...messages };
  const shown = (hint: ConnectionHint | undefined): ShownHint | undefined => {
    if (hint === undefined) return undefined;
    const label = labelOf(hint, m);
    const change = hintedChange(hint);
    const proposal = label !== undefined && change !== undefined ? { label, change } : undefined;
    return { text: textOf(hint, m), proposal };
  };
  return { baseUrl: shown(baseUrlHint(draft)), apiKey: shown(apiKeyHint(draft)) };
}

function textOf(hint: ConnectionHint, m: typeof hintEnglish): string {
  switch (hint.kind) {
    case 'dashboard_url':
      return m.hintDashboard;
    case 'portal_url':
      return m.hintPortal;
    case 'token_kind':
      return m.hintToken(hint.found);
    case 'region':
      return m.hintRegion(hint.mismatch.keyRegion, hint.mismatch.urlRegion);
  }
}

function labelOf(hint: ConnectionHint, m: typeof hintEnglish): string | undefined {
  switch (hint.kind) {
    case 'dashboard_url':
      return m.fixGrafanaUrl;
    case 'portal_url':
      return m.fixInstanceId(hint.instanceId);
    case 'token_kind':
      return undefined;
    case 'region':
      return hint.mismatch.fix && m.fixLabel(hint.mismatch.fix);
  }
}
