import type { ChangeBody } from '@broadcast-kit/core';
import { filterPatternIssues } from '@broadcast-kit/core';
import type { Problem } from './answer.ts';
import { problem } from './answer.ts';

/** Refuses filter rules with a regular expression that would never match anything, since it does not compile. */
export async function filterProblem({ filter_rules }: ChangeBody): Promise<Problem | undefined> {
  const found = await filterPatternIssues(filter_rules ?? null);
  if (found.length === 0) return undefined;
  const issues = found.map((issue) => ({ ...issue, path: `filter_rules.${issue.path}` }));
  const message = issues.map(({ path, message: text }) => `${path}: ${text}`).join(' ');
  return problem({ status: 400, reason: 'invalid_request', message, metadata: { issues } });
}
