import type { DestinationView } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { conflictRows } from '../grafana-destination-draft/conflict-rows.ts';
import { canonicalBaseUrl } from '../grafana-destination-draft/connection-fingerprint.ts';
import { draftSettings } from '../grafana-destination-draft/draft-settings.ts';
import { draftOf, type GrafanaDraft } from '../grafana-destination-draft/grafana-draft.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import type { ConflictMessages } from '../messages/conflict-messages.ts';
import { conflictEnglish } from '../messages/english/conflict-english.ts';
import type { FormMessages } from '../messages/messages.ts';
import { type Format, useFormat } from '../primitives/use-format.ts';

/** Props of {@link ConflictDiff}. */
export interface ConflictDiffProps {
  readonly form: Pick<GrafanaDestinationFormModel, 'saved' | 'draft'>;
  /** What somebody else saved meanwhile. */
  readonly theirs: DestinationView;
}

/** What is shown as code. */
const CODE: ReadonlySet<keyof GrafanaDraft> = new Set(['baseUrl', 'instanceId', 'grafanaUrl', 'serviceName'] as const);

/** Both people's changes side by side. Of a secret it only says that it changed. */
export function ConflictDiff({ form, theirs }: ConflictDiffProps): ReactElement | null {
  const m = useMessages(conflictEnglish);
  const format = useFormat();
  if (form.saved === undefined) return null;
  const drafts = { mine: form.draft, theirs: draftOf(theirs) };
  const rows = conflictRows(draftOf(form.saved), drafts);
  return (
    <table className="bk-diff" aria-label={m.conflictTable}>
      <thead>
        <tr>
          {[m.setting, m.mine, m.theirs].map((title) => (
            <th key={title} scope="col" className="bk-label">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, ...changes }) => (
          <tr key={key}>
            <th scope="row" className="bk-text">
              {key === 'samplingPercent' ? m.rate : m[key]}
            </th>
            {(['mine', 'theirs'] as const).map((side) => (
              <td key={side} className={!changes[side] ? 'bk-text' : CODE.has(key) ? 'bk-mono' : 'bk-label'}>
                {changes[side] ? valueText(key, drafts[side], { m, format }) : m.notChanged}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function valueText(
  key: keyof GrafanaDraft,
  draft: GrafanaDraft,
  { m, format }: { readonly m: FormMessages & ConflictMessages; readonly format: Format },
): string {
  const settings = draftSettings(draft);
  switch (key) {
    case 'apiKey':
    case 'headers':
      return m.changed;
    case 'baseUrl':
      return canonicalBaseUrl(draft);
    case 'samplingPercent':
      return settings.samplingRate === undefined ? draft.samplingPercent : format.percent(settings.samplingRate);
    case 'privacyMode':
    case 'agentObservability':
      return draft[key] ? m.on : m.off;
    case 'apiKeyHashes':
      return m.keysSummary(settings.apiKeyHashes?.length);
    case 'filterRules':
      return m.rulesSummary(
        draft.filterRules.groups.reduce((count, group) => count + group.rules.length, 0),
        draft.filterRules.enabled,
      );
    case 'metadataScopes':
      return settings.metadataScopes.length === 0 ? m.none : format.list(settings.metadataScopes);
    case 'grafanaUrl':
      return settings.grafanaUrl ?? m.none;
    case 'serviceName':
      return settings.serviceName;
    case 'name':
    case 'instanceId':
    case 'valueLimitBytes':
      return draft[key].trim();
  }
}
