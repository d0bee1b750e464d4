import { describe, expect, it } from 'vitest';
import { createContentBudget } from './content-budget.ts';

describe('a content budget', () => {
  it('keeps text until it is spent, then cuts between characters', () => {
    const budget = createContentBudget(5);

    expect(budget.take('abc')).toBe('abc');
    expect(budget.exceeded).toBe(false);
    expect(budget.take('d🌦️')).toBe('d');
    expect(budget.exceeded).toBe(true);
    expect(budget.take('e')).toBe('');
  });

  it('keeps values whole or not at all', () => {
    const budget = createContentBudget(10);

    expect(budget.keep({ a: 1 })).toBe(true);
    expect(budget.keep({ a: 1 })).toBe(false);
    expect(budget.keep({ a: 1n })).toBe(false);
    expect(budget.take('abc')).toBe('abc');
    expect(budget.exceeded).toBe(true);
  });
});
