import { describe, expect, it } from 'vitest';
import type { FilterRule } from '../destination/filter-rules.ts';
import { filterPatternIssues } from './filter-pattern-issues.ts';

const rulesWith = (...rules: FilterRule[]) => ({ enabled: true, groups: [{ logic: 'and' as const, rules }] });
const regex = (value: string): FilterRule => ({ field: 'model', operator: 'regex', value });

describe('filterPatternIssues', () => {
  it.each(['openai/(gpt', '[a-', '*', '(?=lookahead)', '(a)\\1', 'a{2,1}', 'a{1001}'])(
    'refuses %s',
    async (pattern) => {
      const [issue] = await filterPatternIssues(rulesWith({ field: 'model', operator: 'exists' }, regex(pattern)));
      expect(issue).toMatchObject({ path: 'groups.0.rules.1.value', code: 'filter_rules.pattern' });
    },
  );

  it.each(['', '^openai/', '(?i)claude', 'gpt-4o|o[134]', '\\d+'])('takes %s', async (pattern) => {
    expect(await filterPatternIssues(rulesWith(regex(pattern)))).toEqual([]);
  });

  it('refuses what is too complex to run for every request, alone or together', async () => {
    expect(await filterPatternIssues(rulesWith(regex('(?:.?){900}[bc]')))).toMatchObject([
      { code: 'filter_rules.pattern_too_complex' },
    ]);
    const many = Array.from({ length: 20 }, () => regex('(?:[ab]c){15}'));
    expect((await filterPatternIssues(rulesWith(...many))).length).toBeGreaterThan(0);
  });

  it('leaves the texts of other operators alone', async () => {
    expect(await filterPatternIssues(rulesWith({ field: 'model', operator: 'contains', value: '(' }))).toEqual([]);
    expect(await filterPatternIssues(null)).toEqual([]);
  });
});
