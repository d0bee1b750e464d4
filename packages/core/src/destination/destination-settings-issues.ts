import * as v from 'valibot';
import type { Issue } from '../runtime/issue.ts';
import { issuesOf } from '../runtime/issues-of.ts';
import { DestinationSettingsSchema } from './destination.ts';

/**
 * Everything that is wrong with the settings of a destination besides its connection, as the settings API judges them.
 * Settings that are left out have their defaults; `name` has none. Patterns of filter rules are judged by
 * `filterPatternIssues`.
 *
 * @example
 * ```ts
 * const issues = destinationSettingsIssues({ name: 'Grafana Cloud', valueLimitBytes: 12 });
 * issues[0]?.path; // 'valueLimitBytes'
 * ```
 */
export function destinationSettingsIssues(settings: unknown): Issue[] {
  const parsed = v.safeParse(DestinationSettingsSchema, settings);
  return parsed.success ? [] : issuesOf(parsed.issues);
}
