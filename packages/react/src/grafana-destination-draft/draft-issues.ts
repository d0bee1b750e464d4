import { apiKeyIssue, baseUrlIssue, DEFAULT_BASE_URL, instanceIdIssue } from '@broadcast-kit/core';
import { canonicalBaseUrl } from './connection-fingerprint.ts';
import type { FormField, GrafanaDraft } from './grafana-draft.ts';
import { parseSamplingRate } from './parse-sampling-rate.ts';

/** Why a field cannot stay as it is. */
export interface FieldIssue {
  /** Stable, machine-readable reason: core's, or one of {@link DraftIssueCode}. */
  readonly code: string;
  /** For people. Absent for the codes of {@link DraftIssueCode}, whose texts are the kit's messages. */
  readonly message?: string | undefined;
  /** Where in the field, where it has parts: what is wrong with single rules or headers. */
  readonly parts?: readonly PartIssue[] | undefined;
}

/** Why a part of a field cannot stay as it is. */
export interface PartIssue extends Omit<FieldIssue, 'parts'> {
  /** The `id` of the rule or header. */
  readonly part: string;
}

/** Reasons that the form finds itself. */
export type DraftIssueCode =
  | 'name.missing'
  | 'name.too_long'
  | 'name.taken'
  | 'api_key.needed_again'
  | 'sampling_rate.invalid'
  | 'api_key_hashes.none'
  | 'filter_rules.value_missing'
  | 'filter_rules.not_a_number'
  | 'headers.needed_again'
  | 'headers.value_missing'
  | 'headers.masked'
  | 'headers.duplicate';

/** At most one issue for each field. */
export type FieldIssues = Partial<Readonly<Record<FormField, FieldIssue>>>;

const MAX_NAME_LENGTH = 100;

/** What the judgement of a draft depends on besides the draft. */
export interface DraftContext {
  /** Names of the owner's other destinations. */
  readonly takenNames: readonly string[];
  /** Base URL that the stored secrets belong to; `undefined` where there are none. */
  readonly storedBaseUrl: string | undefined;
}

/**
 * What keeps a draft from being saved, as far as the form can tell at once. The values of the optional sections are judged
 * by `judgeSettings`, whose code comes with them.
 */
export function draftIssues(draft: GrafanaDraft, context: DraftContext): FieldIssues {
  const keepsHost = isSameHost(draft, context.storedBaseUrl);
  return {
    ...given('name', nameIssue(draft.name, context.takenNames)),
    ...given('baseUrl', baseUrlIssue(draft.baseUrl.trim() === '' ? DEFAULT_BASE_URL : draft.baseUrl)),
    ...given('instanceId', instanceIdIssue(draft.instanceId)),
    ...given('apiKey', keyIssue(draft, keepsHost)),
    ...given('headers', keepsHost ? undefined : lostHeadersIssue(draft)),
    ...given('samplingRate', parseSamplingRate(draft.samplingPercent) === undefined ? SAMPLING_ISSUE : undefined),
    ...given('apiKeyHashes', draft.apiKeyHashes?.length === 0 ? NO_KEYS_ISSUE : undefined),
  };
}

const SAMPLING_ISSUE: FieldIssue = { code: 'sampling_rate.invalid' satisfies DraftIssueCode };
const NO_KEYS_ISSUE: FieldIssue = { code: 'api_key_hashes.none' satisfies DraftIssueCode };

function given(field: FormField, issue: FieldIssue | undefined): FieldIssues {
  return issue === undefined ? {} : { [field]: issue };
}

function nameIssue(typed: string, takenNames: readonly string[]): FieldIssue | undefined {
  const name = typed.trim();
  const code = (found: DraftIssueCode): FieldIssue => ({ code: found });
  if (name === '') return code('name.missing');
  if (name.length > MAX_NAME_LENGTH) return code('name.too_long');
  const isTaken = takenNames.some((taken) => taken.trim().toLowerCase() === name.toLowerCase());
  return isTaken ? code('name.taken') : undefined;
}

/** A stored secret never goes to another host than the one it was given for: an editor could send it to their own. */
function isSameHost(draft: GrafanaDraft, storedBaseUrl: string | undefined): boolean {
  return (
    storedBaseUrl !== undefined &&
    originOf(canonicalBaseUrl(draft)) === originOf(canonicalBaseUrl({ baseUrl: storedBaseUrl }))
  );
}

function keyIssue({ apiKey }: GrafanaDraft, keepsHost: boolean): FieldIssue | undefined {
  if (apiKey.kind === 'typed') return apiKeyIssue(apiKey.value);
  return keepsHost ? undefined : { code: 'api_key.needed_again' satisfies DraftIssueCode };
}

function lostHeadersIssue({ headers }: GrafanaDraft): FieldIssue | undefined {
  const code: DraftIssueCode = 'headers.needed_again';
  const lost = headers.filter(({ value }) => value.kind === 'stored');
  return lost.length === 0 ? undefined : { code, parts: lost.map(({ id }) => ({ part: id, code })) };
}

function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    return url;
  }
}
