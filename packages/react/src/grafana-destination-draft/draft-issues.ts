import { apiKeyIssue, baseUrlIssue, DEFAULT_BASE_URL, instanceIdIssue, SAMPLING_RATE_RANGE } from '@broadcast-kit/core';
import { canonicalBaseUrl } from './connection-fingerprint.ts';
import type { FormField, GrafanaDraft } from './grafana-draft.ts';

/** Why a field cannot stay as it is. */
export interface FieldIssue {
  /** Stable, machine-readable reason: core's, or one of {@link DraftIssueCode}. */
  readonly code: string;
  /** For people. Absent for the codes of {@link DraftIssueCode}, whose texts are the kit's messages. */
  readonly message?: string | undefined;
}

/** Reasons that the form finds itself. */
export type DraftIssueCode =
  | 'name.missing'
  | 'name.too_long'
  | 'name.taken'
  | 'api_key.needed_again'
  | 'sampling_rate.invalid';

/** At most one issue for each field. */
export type FieldIssues = Partial<Readonly<Record<FormField, FieldIssue>>>;

const MAX_NAME_LENGTH = 100;

/** What the judgement of a draft depends on besides the draft. */
export interface DraftContext {
  /** Names of the owner's other destinations. */
  readonly takenNames: readonly string[];
  /** Base URL that the stored key belongs to; `undefined` where there is no stored key. */
  readonly storedBaseUrl: string | undefined;
}

/** Everything that keeps a draft from being saved, as far as the form can tell without the network. */
export function draftIssues(draft: GrafanaDraft, context: DraftContext): FieldIssues {
  return {
    ...given('name', nameIssue(draft.name, context.takenNames)),
    ...given('baseUrl', baseUrlIssue(draft.baseUrl.trim() === '' ? DEFAULT_BASE_URL : draft.baseUrl)),
    ...given('instanceId', instanceIdIssue(draft.instanceId)),
    ...given('apiKey', keyIssue(draft, context.storedBaseUrl)),
    ...given('samplingRate', parseSamplingRate(draft.samplingPercent) === undefined ? SAMPLING_ISSUE : undefined),
  };
}

/** Percent as typed, with point or comma, as a rate from 0.0001 to 1; `undefined` for anything else. */
export function parseSamplingRate(percent: string): number | undefined {
  const text = percent.trim().replace(/\s*%$/, '').replace(',', '.');
  if (!/^\d*\.?\d+$/.test(text)) return undefined;
  const rate = Number((Number(text) / 100).toFixed(6));
  return rate >= SAMPLING_RATE_RANGE.min && rate <= SAMPLING_RATE_RANGE.max ? rate : undefined;
}

const SAMPLING_ISSUE: FieldIssue = { code: 'sampling_rate.invalid' satisfies DraftIssueCode };

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

/** A stored key never goes to another host than the one it was given for: an editor could send it to their own. */
function keyIssue(draft: GrafanaDraft, storedBaseUrl: string | undefined): FieldIssue | undefined {
  if (draft.apiKey.kind === 'typed') return apiKeyIssue(draft.apiKey.value);
  const isSameHost =
    storedBaseUrl !== undefined &&
    originOf(canonicalBaseUrl(draft)) === originOf(canonicalBaseUrl({ baseUrl: storedBaseUrl }));
  return isSameHost ? undefined : { code: 'api_key.needed_again' satisfies DraftIssueCode };
}

function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    return url;
  }
}
