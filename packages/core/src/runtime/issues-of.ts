import type { BaseIssue } from 'valibot';
import { getDotPath } from 'valibot';
import type { Issue } from './issue.ts';

/** A schema's findings as {@link Issue}s. A field that the schema does not know is refused by its name. */
export function issuesOf(found: readonly BaseIssue<unknown>[]): Issue[] {
  return found.map((issue) => {
    const path = getDotPath(issue) ?? '';
    if (issue.type === 'strict_object' && issue.expected === 'never') {
      return {
        path,
        code: 'unknown_field',
        message: `The field ${path} is not known. Remove it or check its spelling.`,
      };
    }
    if (issue.received === 'undefined') {
      return { path, code: 'missing', message: path === '' ? 'A value is required.' : `${path} is required.` };
    }
    return { path, code: issue.type, message: issue.message };
  });
}
