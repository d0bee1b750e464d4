import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FILTER_FIELDS, FILTER_OPERATORS, FilterRulesSchema } from './filter-rules.ts';

function messages(input: unknown): (string | undefined)[] {
  return (v.safeParse(FilterRulesSchema, input).issues ?? []).map(({ message }) => message);
}

function ruleMessages(rule: unknown): (string | undefined)[] {
  return messages({ groups: [{ rules: [rule] }] });
}

describe('FilterRulesSchema', () => {
  it('fills in what a rule set leaves out', () => {
    const rule = { field: 'model', operator: 'contains', value: 'gpt' };
    expect(v.parse(FilterRulesSchema, { groups: [{ rules: [rule] }] })).toEqual({
      enabled: true,
      groups: [{ logic: 'and', rules: [rule] }],
    });
  });

  it('takes every field with every operator of OpenRouter', () => {
    for (const field of FILTER_FIELDS) {
      for (const operator of FILTER_OPERATORS) expect(ruleMessages({ field, operator, value: 1 })).toEqual([]);
    }
  });

  it.each(['exists', 'not_exists'])('needs no value for %s', (operator) => {
    expect(ruleMessages({ field: 'user_id', operator })).toEqual([]);
  });

  it('needs a value for everything else', () => {
    expect(ruleMessages({ field: 'user_id', operator: 'equals' })).toEqual([
      'This rule needs a value to compare with.',
    ]);
  });

  it.each(['gt', 'lt', 'gte', 'lte'])('compares numbers only with %s', (operator) => {
    const field = 'total_cost';
    expect(ruleMessages({ field, operator, value: 'much' })).toEqual([
      'This rule compares numbers. Give it a number as value.',
    ]);
    expect(ruleMessages({ field, operator, value: ' ' })).toHaveLength(1);
    expect(ruleMessages({ field, operator, value: '0.5' })).toEqual([]);
    expect(ruleMessages({ field, operator, value: 0.5 })).toEqual([]);
  });

  it('lists the fields that exist when one does not', () => {
    expect(ruleMessages({ field: 'modell', operator: 'equals', value: 'x' })[0]).toContain(
      'model, provider, session_id',
    );
  });

  it.each([
    ['an unknown operator', { field: 'model', operator: 'like', value: 'x' }],
    ['an unknown key', { field: 'model', operator: 'equals', value: 'x', negate: true }],
    ['a value of 1,025 characters', { field: 'model', operator: 'equals', value: 'x'.repeat(1025) }],
    ['an infinite number', { field: 'total_cost', operator: 'gt', value: Number.POSITIVE_INFINITY }],
  ])('refuses a rule with %s', (_, rule) => {
    expect(ruleMessages(rule)).not.toEqual([]);
  });

  it('refuses a group without rules, and more groups or rules than anybody can read', () => {
    const rule = { field: 'model', operator: 'exists' };
    expect(messages({ groups: [{ rules: [] }] })).toEqual(['A group needs at least one rule.']);
    expect(messages({ groups: [{ rules: Array(21).fill(rule) }] })).toHaveLength(1);
    expect(messages({ groups: Array(21).fill({ rules: [rule] }) })).toHaveLength(1);
  });
});
