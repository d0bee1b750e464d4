import { FILTER_FIELDS, FILTER_OPERATORS, type FilterRules } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import {
  changedRule,
  filterRulesDraftOf,
  filterRulesOf,
  isNumericRule,
  operatorsFor,
  withChangedRule,
  withoutRule,
  withRule,
} from './filter-rules-draft.ts';

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

  it('lose a group with its last rule', () => {
    const two = withRule(withRule(EMPTY, 'a'), 'b', 'a');

    expect(withoutRule(two, 'a').groups.map(({ rules }) => rules.length)).toEqual([1]);
    expect(withoutRule(withoutRule(two, 'a'), 'b').groups).toEqual([]);
  });

  it('are on when the first one is added, and stay off when more are added to those that are off', () => {
    expect(withRule({ enabled: false, groups: [] }, 'a').enabled).toBe(true);
    expect(withRule({ ...withRule(EMPTY, 'a'), enabled: false }, 'b').enabled).toBe(false);
  });
});

describe('comparisons', () => {
  it.each(FILTER_FIELDS)('of %s that are offered include each one that is stored', (field) => {
    for (const operator of FILTER_OPERATORS) expect(operatorsFor({ field, operator })).toContain(operator);
  });

  it('make way for one that fits when the field changes from text to number', () => {
    const rule = { id: 'a', field: 'model', operator: 'contains', value: 'gpt' } as const;

    expect(changedRule(rule, { field: 'total_tokens' }).operator).toBe('equals');
    expect(changedRule(rule, { field: 'provider' }).operator).toBe('contains');
    expect(changedRule({ ...rule, operator: 'exists' }, { field: 'total_tokens' }).operator).toBe('exists');
  });

  it('with more and less are those of numbers, whatever the field', () => {
    expect(isNumericRule({ field: 'session_id', operator: 'gt' })).toBe(true);
    expect(isNumericRule({ field: 'total_cost', operator: 'equals' })).toBe(true);
    expect(isNumericRule({ field: 'model', operator: 'regex' })).toBe(false);
  });
});
