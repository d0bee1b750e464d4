import { Fragment, type ReactElement, useId, useRef } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { FieldIssue } from '../grafana-destination-draft/draft-issues.ts';
import {
  FILTER_LIMIT,
  withChangedRule,
  withGroup,
  withoutRule,
  withRule,
} from '../grafana-destination-draft/edit-filter-rules.ts';
import type {
  FilterGroupDraft,
  FilterRuleDraft,
  FilterRulesDraft,
} from '../grafana-destination-draft/filter-rules-draft.ts';
import { randomId } from '../grafana-destination-draft/random-id.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { filterRulesEnglish } from '../messages/english/filter-rules-english.ts';
import { Button } from '../primitives/button.tsx';
import { Check } from '../primitives/check.tsx';
import { ErrorText } from '../primitives/error-text.tsx';
import { useHandler } from '../primitives/use-handler.ts';
import { useNextFocus } from '../primitives/use-next-focus.ts';
import { FilterGroup } from './filter-group.tsx';

/** Props of {@link FilterRulesEditor}. */
export interface FilterRulesEditorProps extends Pick<GrafanaDestinationFormModel, 'edit' | 'leave'> {
  readonly rules: FilterRulesDraft;
  readonly issue: FieldIssue | undefined;
  readonly locked: boolean;
}

const ADD = '[data-adds="group"]';
const focusOf = (ruleId: string): string => `[data-rule="${CSS.escape(ruleId)}"] .bk-control`;

/** Which requests are sent: groups of rules, of which one has to match. */
export function FilterRulesEditor({ rules, issue, locked, edit, leave }: FilterRulesEditorProps): ReactElement {
  const m = useMessages(filterRulesEnglish);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const focusNext = useNextFocus(root);
  const { groups, enabled } = rules;
  const change = (filterRules: FilterRulesDraft): void => edit({ filterRules });
  const changeRule = useHandler((ruleId: string, part: Partial<FilterRuleDraft>) =>
    change(withChangedRule(rules, ruleId, part)),
  );
  const changeLogic = useHandler((groupId: string, logic: FilterGroupDraft['logic']) =>
    change(withGroup(rules, groupId, (group) => ({ ...group, logic }))),
  );
  const leaveRule = useHandler((ruleId: string) => leave('filterRules', ruleId));
  const add = useHandler((groupId?: string): void => {
    const ruleId = randomId();
    change(withRule(rules, ruleId, groupId));
    focusNext(focusOf(ruleId));
  });
  const remove = useHandler((ruleId: string): void => {
    const order = groups.flatMap((group) => group.rules.map((rule) => rule.id));
    const at = order.indexOf(ruleId);
    change(withoutRule(rules, ruleId));
    focusNext(...[order[at + 1], order[at - 1]].flatMap((next) => (next === undefined ? [] : [focusOf(next)])), ADD);
  });
  const wrong = issue?.parts?.[0]?.part;
  return (
    <div ref={root} className="bk-section-body">
      {groups.length === 0 ? (
        <p className="bk-hint">{m.noRulesHint}</p>
      ) : (
        <>
          <Check
            label={m.useRules}
            hint={enabled ? m.useRulesHint : m.rulesOff}
            disabled={locked}
            checked={enabled}
            onCheckedChange={(checked) => change({ ...rules, enabled: checked })}
          />
          <p className="bk-hint">{m.rulesExplained}</p>
        </>
      )}
      {groups.map((group, index) => (
        <Fragment key={group.id}>
          {index > 0 && <p className="bk-muted">{m.or}</p>}
          <FilterGroup
            group={group}
            position={index + 1}
            issues={issue?.parts}
            firstWrong={wrong}
            locked={locked}
            onChange={changeRule}
            onLogicChange={changeLogic}
            onAdd={add}
            onRemove={remove}
            onLeave={leaveRule}
          />
        </Fragment>
      ))}
      {/* A group without a rule at fault: too many groups, or what only the server knows. */}
      <ErrorText id={`${id}-error`}>
        {wrong === undefined && issue?.message ? m.issueText({ code: issue.code, message: issue.message }) : undefined}
      </ErrorText>
      {!locked && groups.length < FILTER_LIMIT && (
        <div>
          <Button
            icon="add"
            data-adds="group"
            data-field={wrong === undefined ? 'filterRules' : undefined}
            onClick={() => add()}
          >
            {groups.length === 0 ? m.addFirstRule : m.addGroup}
          </Button>
        </div>
      )}
    </div>
  );
}
