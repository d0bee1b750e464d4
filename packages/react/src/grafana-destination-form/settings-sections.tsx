import type { ReactElement } from 'react';
import type { FormField } from '../grafana-destination-draft/grafana-draft.ts';
import { ADVANCED_FIELDS, AdvancedSection } from './advanced-section.tsx';
import { ApiKeyFilterSection } from './api-key-filter-section.tsx';
import type { SectionProps } from './connection-section.tsx';
import { FilterRulesSection } from './filter-rules-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { SamplingSection } from './sampling-section.tsx';

/**
 * Everything besides the connection. Each section gets what it shows and nothing else, so that typing in one does not
 * render the others.
 */
export function SettingsSections({ form, level, locked }: SectionProps): ReactElement {
  const { draft, issues, attention, edit, leave } = form;
  const section = { level, locked, edit, leave };
  const soughtIn = (...fields: readonly FormField[]) =>
    attention !== undefined && fields.includes(attention.field) ? attention : undefined;
  return (
    <>
      <SamplingSection {...section} percent={draft.samplingPercent} issue={issues.samplingRate} />
      <PrivacySection level={level} locked={locked} edit={edit} privacyMode={draft.privacyMode} />
      <ApiKeyFilterSection
        {...section}
        hashes={draft.apiKeyHashes}
        issue={issues.apiKeyHashes}
        list={form.listApiKeys}
        sought={soughtIn('apiKeyHashes')}
      />
      <FilterRulesSection
        {...section}
        rules={draft.filterRules}
        issue={issues.filterRules}
        sought={soughtIn('filterRules')}
      />
      <AdvancedSection
        {...section}
        grafanaUrl={draft.grafanaUrl}
        serviceName={draft.serviceName}
        metadataScopes={draft.metadataScopes}
        agentObservability={draft.agentObservability}
        headers={draft.headers}
        valueLimitBytes={draft.valueLimitBytes}
        storedHeaders={form.saved?.config.headers}
        issues={issues}
        sought={soughtIn(...ADVANCED_FIELDS)}
      />
    </>
  );
}
