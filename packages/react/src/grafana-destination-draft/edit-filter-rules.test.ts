import { FILTER_FIELDS, FILTER_OPERATORS } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { changedRule, operatorsFor, withoutRule, withRule } from './edit-filter-rules.ts';
import { filterRulesDraftOf } from './filter-rules-draft.ts';

const EMPTY = filterRulesDraftOf(null);

describe('filter rules that are edited', () => {
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
});
