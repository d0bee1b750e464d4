import { FILTER_FIELDS, FILTER_OPERATORS } from '@broadcast-kit/core';
import { memo, type ReactElement, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { DraftIssueCode, PartIssue } from '../grafana-destination-draft/draft-issues.ts';
import { operatorsFor } from '../grafana-destination-draft/edit-filter-rules.ts';
import { type FilterRuleDraft, isNumericRule, takesValue } from '../grafana-destination-draft/filter-rules-draft.ts';
import { filterRulesEnglish } from '../messages/english/filter-rules-english.ts';
import { Button } from '../primitives/button.tsx';
import { ErrorText } from '../primitives/error-text.tsx';

/** Props of {@link FilterRuleRow}. */
export interface FilterRuleRowProps {
  readonly rule: FilterRuleDraft;
  /** Counted from 1. */
  readonly position: number;
  readonly issue: PartIssue | undefined;
  /** Whether this is where to go for the filter rules. */
  readonly sought: boolean;
  readonly locked: boolean;
  readonly onChange: (ruleId: string, change: Partial<FilterRuleDraft>) => void;
  readonly onRemove: (ruleId: string) => void;
  readonly onLeave: (ruleId: string) => void;
}

/** One comparison: a fact of the request, how it is compared, and with what. */
export const FilterRuleRow = memo(function FilterRuleRow(props: FilterRuleRowProps): ReactElement {
  const { rule, position, issue, sought, locked, onChange, onRemove, onLeave } = props;
  const m = useMessages(filterRulesEnglish);
  const id = useId();
  const own: Readonly<Partial<Record<DraftIssueCode, string>>> = {
    'filter_rules.value_missing': m.ruleValueMissing,
    'filter_rules.not_a_number': m.ruleNotANumber,
  };
  const error =
    issue &&
    (issue.message === undefined
      ? own[issue.code as DraftIssueCode]
      : m.issueText({ ...issue, message: issue.message }));
  // A number input shows nothing of a text that is stored where a number belongs.
  const isNumber = isNumericRule(rule) && Number.isFinite(Number(rule.value));
  const showsHint = rule.operator === 'regex' && error === undefined;
  const described = [error !== undefined && `${id}-error`, showsHint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <fieldset className="bk-rule" aria-label={m.rule(position)} data-rule={rule.id}>
      <select
        className="bk-control"
        aria-label={m.ruleField}
        disabled={locked}
        value={rule.field}
        onChange={({ target }) => {
          const field = FILTER_FIELDS.find((known) => known === target.value);
          if (field !== undefined) onChange(rule.id, { field });
        }}
      >
        {FILTER_FIELDS.map((field) => (
          <option key={field} value={field}>
            {m.fieldNames[field]}
          </option>
        ))}
      </select>
      <select
        className="bk-control"
        aria-label={m.ruleOperator}
        disabled={locked}
        value={rule.operator}
        onChange={({ target }) => {
          const operator = FILTER_OPERATORS.find((known) => known === target.value);
          if (operator !== undefined) onChange(rule.id, { operator });
        }}
      >
        {operatorsFor(rule).map((operator) => (
          <option key={operator} value={operator}>
            {m.operatorNames[operator]}
          </option>
        ))}
      </select>
      {takesValue(rule) && (
        <input
          className="bk-control"
          data-field={sought ? 'filterRules' : undefined}
          aria-label={m.ruleValue}
          aria-describedby={described || undefined}
          aria-invalid={error !== undefined || undefined}
          required
          readOnly={locked}
          autoComplete="off"
          spellCheck={false}
          {...(isNumber ? { type: 'number', step: 'any' } : { type: 'text', dir: 'auto' })}
          value={rule.value}
          onChange={({ target }) => onChange(rule.id, { value: target.value })}
          onBlur={() => onLeave(rule.id)}
        />
      )}
      {!locked && (
        <Button
          variant="quiet"
          icon="close"
          iconOnly
          aria-label={m.removeRule(position)}
          onClick={() => onRemove(rule.id)}
        />
      )}
      <ErrorText id={`${id}-error`}>{error}</ErrorText>
      {showsHint && (
        <p className="bk-hint" id={`${id}-hint`}>
          {m.patternHint}
        </p>
      )}
    </fieldset>
  );
});
