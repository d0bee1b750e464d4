import type { ConnectionHint } from '../grafana-destination-draft/connection-hints.ts';
import type { ConnectionMessages } from '../messages/connection-messages.ts';
import type { CommonMessages } from '../messages/messages.ts';

type Words = ConnectionMessages & Pick<CommonMessages, 'fixLabel'>;

/** What a hint tells. */
export function hintText(hint: ConnectionHint, m: Words): string {
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

/** On the button that does what a hint proposes; `undefined` where it proposes nothing. */
export function hintLabel(hint: ConnectionHint, m: Words): string | undefined {
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
