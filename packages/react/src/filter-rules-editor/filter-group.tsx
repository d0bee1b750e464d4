import { memo, type ReactElement, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { PartIssue } from '../grafana-destination-draft/draft-issues.ts';
import { FILTER_LIMIT } from '../grafana-destination-draft/edit-filter-rules.ts';
import type { FilterGroupDraft } from '../grafana-destination-draft/filter-rules-draft.ts';
import { filterRulesEnglish } from '../messages/english/filter-rules-english.ts';
import { Button } from '../primitives/button.tsx';
import { FilterRuleRow, type FilterRuleRowProps } from './filter-rule-row.tsx';

/** Props of {@link FilterGroup}. */
export interface FilterGroupProps extends Pick<FilterRuleRowProps, 'locked' | 'onChange' | 'onRemove' | 'onLeave'> {
  readonly group: FilterGroupDraft;
  /** Counted from 1. */
  readonly position: number;
  readonly issues: readonly PartIssue[] | undefined;
  /** Id of the first rule that is wrong: the one to go to. */
  readonly firstWrong: string | undefined;
  readonly onLogicChange: (groupId: string, logic: FilterGroupDraft['logic']) => void;
  readonly onAdd: (groupId: string) => void;
}

/** Rules of which all have to hold, or any. */
export const FilterGroup = memo(function FilterGroup({
  group,
  position,
  issues,
  firstWrong,
  locked,
  onChange,
  onLogicChange,
  onAdd,
  onRemove,
  onLeave,
}: FilterGroupProps): ReactElement {
  const m = useMessages(filterRulesEnglish);
  const id = useId();
  return (
    <fieldset className="bk-panel bk-group" aria-label={m.ruleGroup(position)}>
      {group.rules.length > 1 && (
        <div className="bk-group-logic">
          <label className="bk-label" htmlFor={id}>
            {m.groupLogic}
          </label>
          <select
            id={id}
            className="bk-control"
            disabled={locked}
            value={group.logic}
            onChange={({ target }) => onLogicChange(group.id, target.value === 'or' ? 'or' : 'and')}
          >
            <option value="and">{m.matchAll}</option>
            <option value="or">{m.matchAny}</option>
          </select>
        </div>
      )}
      {group.rules.map((rule, index) => (
        <FilterRuleRow
          key={rule.id}
          rule={rule}
          position={index + 1}
          issue={issues?.find(({ part }) => part === rule.id)}
          sought={firstWrong === rule.id}
          locked={locked}
          onChange={onChange}
          onRemove={onRemove}
          onLeave={onLeave}
        />
      ))}
      {!locked && group.rules.length < FILTER_LIMIT && (
        <div>
          <Button variant="quiet" icon="add" onClick={() => onAdd(group.id)}>
            {m.addRule}
          </Button>
        </div>
      )}
    </fieldset>
  );
});
