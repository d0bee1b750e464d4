import type { FieldIssue, FieldIssues } from './draft-issues.ts';

/**
 * Remembers issues, and answers with the very objects of the last time where they still say the same: what shows them
 * need not be rendered again then.
 */
export function createIssueMemory(): (issues: FieldIssues) => FieldIssues {
  let last: FieldIssues = {};
  return (issues) => {
    const before: Readonly<Record<string, FieldIssue | undefined>> = last;
    const shared = Object.entries(issues).map(([field, issue]) => {
      const known = before[field];
      return [field, known !== undefined && JSON.stringify(known) === JSON.stringify(issue) ? known : issue];
    });
    last = Object.fromEntries(shared);
    return last;
  };
}
