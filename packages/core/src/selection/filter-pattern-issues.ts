import type { FilterRules } from '../destination/filter-rules.ts';
import type { Issue } from '../runtime/issue.ts';
import { createPatternCompiler } from './pattern-compiler.ts';

const PROBLEMS = {
  syntax: {
    code: 'filter_rules.pattern',
    message:
      'This is not a regular expression in RE2 syntax. Look for an open bracket or a repetition of nothing; lookarounds and back references do not exist in RE2.',
  },
  too_complex: {
    code: 'filter_rules.pattern_too_complex',
    message:
      'This regular expression, with those before it, is too complex to run for every request. Use fewer or smaller counted repetitions, or an operator such as contains.',
  },
} as const;

/**
 * What is wrong with the regular expressions of filter rules, before they are saved: one that does not compile, or
 * that would slow every request down, would match nothing for good, and nobody would know why. Asynchronous because the engine (RE2) is loaded when a rule uses it.
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
  const compile = await createPatternCompiler();
  return patterns.flatMap(({ path, pattern }) => {
    const compiled = compile(pattern);
    return compiled.ok ? [] : [{ path, ...PROBLEMS[compiled.reason] }];
  });
}
