import { type Issue, parseOtlpSnippet } from '@broadcast-kit/core';
import type { SnippetValues } from './form-event.ts';
import type { FormField } from './grafana-draft.ts';

/** What a pasted text holds for the form. */
export interface Snippet {
  readonly values: SnippetValues;
  /** Why a part of the text is of no use, such as a placeholder in place of the key. */
  readonly reason?: Issue | undefined;
}

/**
 * Reads a pasted text. With `into`, it was pasted into that field: `undefined` where it is no more than a value of that
 * field, which is then pasted as usual.
 */
export function readSnippet(text: string, into?: FormField): Snippet | undefined {
  if (text.trim() === '') return undefined;
  const { baseUrl, grafanaUrl, instanceId, apiKey, headers, issues } = parseOtlpSnippet(text);
  // As if it was typed there: the field says that these are dashboards, and offers to keep the address as Grafana URL.
  const values: SnippetValues = { baseUrl: baseUrl ?? grafanaUrl, instanceId, apiKey, headers };
  const fields = (Object.keys(values) as (keyof SnippetValues)[]).filter((field) => values[field] !== undefined);
  const isPlainValue = fields.every((field) => field === into) && !/\s|OTEL_/.test(text.trim());
  if (into !== undefined && (fields.length === 0 || isPlainValue)) return undefined;
  return { values, reason: issues[0] };
}
