import { memo, type ReactElement } from 'react';
import type { AdvancedSettingsProps, AdvancedValues } from '../advanced-settings/advanced-settings.tsx';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { changedKeys } from '../grafana-destination-draft/changed-keys.ts';
import type { FieldIssues } from '../grafana-destination-draft/draft-issues.ts';
import { createDraft, type FormField } from '../grafana-destination-draft/grafana-draft.ts';
import { usedHeaders } from '../grafana-destination-draft/header-drafts.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import type { FormMessages } from '../messages/messages.ts';
import type { HeadingLevel } from '../primitives/heading.tsx';
import { LazyDisclosure, type SoughtControl } from '../primitives/lazy-disclosure.tsx';
import { createLazyPart } from '../primitives/lazy-part.ts';
import { useFormat } from '../primitives/use-format.ts';
import { SectionSummary } from './section-summary.tsx';

/** Props of {@link AdvancedSection}. */
export interface AdvancedSectionProps extends AdvancedValues, Pick<GrafanaDestinationFormModel, 'edit' | 'leave'> {
  readonly issues: FieldIssues;
  readonly storedHeaders: AdvancedSettingsProps['storedHeaders'];
  readonly level: HeadingLevel;
  readonly locked: boolean;
  readonly sought: SoughtControl | undefined;
}

/** The fields of this section that can be wrong. */
export const ADVANCED_FIELDS = [
  'grafanaUrl',
  'serviceName',
  'headers',
  'valueLimitBytes',
] as const satisfies FormField[];

const ADVANCED_KEYS = [
  'grafanaUrl',
  'serviceName',
  'metadataScopes',
  'agentObservability',
  'headers',
  'valueLimitBytes',
] as const satisfies (keyof AdvancedValues)[];

const part = createLazyPart<AdvancedSettingsProps>(() =>
  import('../advanced-settings/advanced-settings.tsx').then(({ AdvancedSettings }) => AdvancedSettings),
);

/** What most people never change. */
export const AdvancedSection = memo(function AdvancedSection(props: AdvancedSectionProps): ReactElement {
  const { issues, storedHeaders, level, locked, sought, edit, leave, ...values } = props;
  const m = useMessages(formEnglish);
  const format = useFormat();
  const wrong = ADVANCED_FIELDS.reduce((sum, field) => sum + (issues[field] ? issues[field].parts?.length || 1 : 0), 0);
  const set = summaryOf(values, m);
  return (
    <LazyDisclosure
      title={m.advanced}
      help={m.advancedHelp}
      level={level}
      summary={
        <SectionSummary wrong={wrong}>{set.length === 0 ? m.advancedDefaults : format.list(set)}</SectionSummary>
      }
      part={part}
      props={{ values, issues, storedHeaders, locked, edit, leave }}
      sought={sought}
    />
  );
}, isSame);

/** Names of what is not at its default. */
function summaryOf(values: AdvancedValues, m: FormMessages): string[] {
  const defaults = createDraft('');
  const changed = changedKeys(defaults, { ...defaults, ...values });
  const headers = usedHeaders(values.headers).length;
  return ADVANCED_KEYS.filter((key) => changed.includes(key)).map((key) =>
    key === 'headers' ? m.headersSummary(headers) : m[key],
  );
}

/** Issues of other sections come and go without a word here. */
function isSame(
  { issues: before, ...a }: AdvancedSectionProps,
  { issues: after, ...b }: AdvancedSectionProps,
): boolean {
  return (
    ADVANCED_FIELDS.every((field) => before[field] === after[field]) &&
    (Object.keys(a) as (keyof typeof a)[]).every((key) => a[key] === b[key])
  );
}
