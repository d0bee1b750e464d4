import type { FilterRules } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { type changedRule, withChangedRule, withRule } from './edit-filter-rules.ts';
import { filterRulesDraftOf, filterRulesOf, isNumericRule } from './filter-rules-draft.ts';

const EMPTY = filterRulesDraftOf(null);

const STORED: FilterRules = {
  enabled: true,
  groups: [
    { logic: 'or', rules: [{ field: 'model', operator: 'contains', value: 'gpt' }] },
    {
      logic: 'and',
      rules: [
        { field: 'total_tokens', operator: 'gte', value: 1000 },
        { field: 'user_id', operator: 'exists' },
      ],
    },
  ],
};

describe('filter rules as a draft', () => {
  it('are the stored ones again', () => {
    expect(filterRulesOf(filterRulesDraftOf(STORED))).toEqual(STORED);
    expect(filterRulesOf(EMPTY)).toBeNull();
  });

  it('send numbers as numbers and everything else as text', () => {
    const draft = withRule(EMPTY, 'a');
    const compared = (change: Parameters<typeof changedRule>[1]) =>
      filterRulesOf(withChangedRule(draft, 'a', change))?.groups[0]?.rules[0];

    expect(compared({ field: 'total_cost', operator: 'gt', value: ' 0.01 ' })).toHaveProperty('value', 0.01);
    expect(compared({ field: 'session_id', value: '42' })).toHaveProperty('value', '42');
    expect(compared({ value: ' gpt' })).toHaveProperty('value', ' gpt');
    expect(compared({ field: 'total_cost', operator: 'gt', value: 'much' })).toHaveProperty('value', 'much');
  });

  it('keep a value for later while the comparison takes none, and do not send it', () => {
    const typed = withChangedRule(withRule(EMPTY, 'a'), 'a', { value: 'gpt-4o' });
    const exists = withChangedRule(typed, 'a', { operator: 'exists' });

    expect(filterRulesOf(exists)?.groups[0]?.rules).toEqual([{ field: 'model', operator: 'exists' }]);
    expect(filterRulesOf(withChangedRule(exists, 'a', { operator: 'equals' }))).toEqual(filterRulesOf(typed));
  });

  it('compare by more and less with numbers, whatever the field', () => {
    expect(isNumericRule({ field: 'session_id', operator: 'gt' })).toBe(true);
    expect(isNumericRule({ field: 'total_cost', operator: 'equals' })).toBe(true);
    expect(isNumericRule({ field: 'model', operator: 'regex' })).toBe(false);
  });
});
