import type { FilterRules } from '../destination/filter-rules.ts';
import type { Issue } from '../runtime/issue.ts';

/**
 * What is wrong with the regular expressions of filter rules, before they are saved: one that does not compile would
 * match nothing for good, and nobody would know why. Asynchronous because the engine (RE2) is loaded when a rule uses it.
 *
 * @example
 * ```ts
 * const issues = await filterPatternIssues({ enabled: true, groups: [{ logic: 'and', rules: [rule] }] });
 * issues[0]?.path; // 'groups.0.rules.0.value'
 * ```
 */
export async function filterPatternIssues(rules: FilterRules | null): Promise<Issue[]> {
  const patterns = (rules?.groups ?? []).flatMap(({ rules: members }, group) =>
    members.flatMap(({ operator, value = '' }, rule) =>
      operator === 'regex' ? [{ path: `groups.${group}.rules.${rule}.value`, pattern: String(value) }] : [],
    ),
  );
  if (patterns.length === 0) return [];
  const { RE2JS } = await import('re2js');
  return patterns.flatMap(({ path, pattern }) => {
    try {
      RE2JS.compile(pattern);
      return [];
    } catch {
      const message =
        'This is not a regular expression in RE2 syntax. Look for an open bracket or a repetition of nothing; lookarounds and back references do not exist in RE2.';
      return [{ path, code: 'filter_rules.pattern', message }];
    }
  });
}
