import { memo, type ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { FilterRulesEditorProps } from '../filter-rules-editor/filter-rules-editor.tsx';
import { formEnglish } from '../messages/english/form-english.ts';
import type { HeadingLevel } from '../primitives/heading.tsx';
import { LazyDisclosure, type SoughtControl } from '../primitives/lazy-disclosure.tsx';
import { createLazyPart } from '../primitives/lazy-part.ts';
import { SectionSummary } from './section-summary.tsx';

/** Props of {@link FilterRulesSection}. */
export interface FilterRulesSectionProps extends FilterRulesEditorProps {
  readonly level: HeadingLevel;
  readonly sought: SoughtControl | undefined;
}

const part = createLazyPart<FilterRulesEditorProps>(() =>
  import('../filter-rules-editor/filter-rules-editor.tsx').then(({ FilterRulesEditor }) => FilterRulesEditor),
);

/** Which requests are sent. */
export const FilterRulesSection = memo(function FilterRulesSection({
  level,
  sought,
  ...editor
}: FilterRulesSectionProps): ReactElement {
  const m = useMessages(formEnglish);
  const { rules, issue } = editor;
  const count = rules.groups.reduce((sum, group) => sum + group.rules.length, 0);
  return (
    <LazyDisclosure
      title={m.filterRules}
      help={m.filterRulesHelp}
      level={level}
      summary={
        <SectionSummary wrong={issue ? issue.parts?.length || 1 : 0}>
          {m.rulesSummary(count, rules.enabled)}
        </SectionSummary>
      }
      part={part}
      props={editor}
      sought={sought}
    />
  );
});
