import type { DestinationView, Issue, SettingsError } from '@broadcast-kit/core';
import { changedKeys } from './changed-keys.ts';
import { changedProbeFields, connectionFingerprint } from './connection-fingerprint.ts';
import type { ConnectionTestState } from './connection-test-state.ts';
import { outcomeFor } from './connection-test-state.ts';
import type { FieldIssue, FieldIssues } from './draft-issues.ts';
import {
  createDraft,
  draftOf,
  type FormField,
  type FormPlace,
  type GrafanaDraft,
  withoutStoredSecrets,
} from './grafana-draft.ts';
import type { SampleTraceState } from './sample-trace-state.ts';

/** Everything that a Grafana form knows. Changed by `transition` only. */
export interface FormState {
  /** The destination that is edited; `undefined`: a new one. */
  readonly saved: DestinationView | undefined;
  /** The values that the form started with. */
  readonly initial: GrafanaDraft;
  readonly draft: GrafanaDraft;
  readonly takenNames: readonly string[];
  /** Fields, rules and headers that were left once. Only they, and after a submit all, say what is wrong with them. */
  readonly visited: readonly FormPlace[];
  /** What `judgeSettings` said, with the draft that it judged. */
  readonly judged: { readonly draft: GrafanaDraft; readonly issues: FieldIssues } | undefined;
  /** What the server refused, with the draft that it refused. */
  readonly refusals: Partial<Readonly<Record<FormField, Refusal>>>;
  readonly test: ConnectionTestState;
  readonly trace: SampleTraceState;
  /** Number of tests and sample traces started so far. */
  readonly runs: number;
  readonly save: SaveState;
  readonly snippet: SnippetState | undefined;
  /** The field to focus, counted so that the same field can be asked for twice. */
  readonly attention: { readonly field: FormField; readonly count: number } | undefined;
}

/** A value that the server did not take. */
export interface Refusal {
  readonly issue: FieldIssue;
  readonly draft: GrafanaDraft;
}

/** Where saving stands. */
export type SaveState =
  | { readonly status: 'idle' }
  | { readonly status: 'saving' }
  /** Somebody else changed the destination meanwhile; `theirs` is what they made of it. */
  | { readonly status: 'conflict'; readonly theirs: DestinationView }
  | { readonly status: 'error'; readonly error: SettingsError; readonly at: number }
  /** A new destination is done then; one that is edited goes on from `destination`. */
  | { readonly status: 'saved'; readonly destination: DestinationView };

/** What became of a pasted snippet. */
export type SnippetState =
  | { readonly status: 'filled'; readonly fields: readonly FormField[]; readonly before: GrafanaDraft }
  | {
      readonly status: 'unreadable' /** What is wrong with the text, where that is known. */;
      readonly reason?: Issue | undefined;
    };

/** What a form starts from. */
export interface FormStart {
  /** The destination to edit; leave out to create one. */
  readonly destination?: DestinationView | undefined;
  /** A destination whose settings a new one starts with: all but the secrets, which nobody can read back. */
  readonly template?: DestinationView | undefined;
  /** Name of a new destination. */
  readonly name?: string | undefined;
  /** Names of the owner's other destinations. */
  readonly takenNames?: readonly string[] | undefined;
}

/** The state of a form that nobody has touched. */
export function initialFormState({ destination, template, name = '', takenNames = [] }: FormStart): FormState {
  const copied = template && { ...withoutStoredSecrets(draftOf(template)), name };
  const initial = destination === undefined ? (copied ?? createDraft(name)) : draftOf(destination);
  return {
    saved: destination,
    initial,
    draft: initial,
    takenNames,
    visited: [],
    judged: undefined,
    refusals: {},
    test: { status: 'untested' },
    trace: { status: 'idle' },
    runs: 0,
    save: { status: 'idle' },
    snippet: undefined,
    attention: undefined,
  };
}

/** Whether the values differ from those that the form started with. */
export function isDirty({ draft, initial, save }: FormState): boolean {
  return save.status !== 'saved' && changedKeys(draft, initial).length > 0;
}

/** Whether a save of these values needs a test. Saved values of the connection that did not change need none. */
export function needsTest({ draft, initial, saved }: FormState): boolean {
  if (saved === undefined) return true;
  return changedProbeFields(connectionFingerprint(draft), connectionFingerprint(initial)).length > 0;
}

/** The receipt of a test that passed for exactly these values and still counts at `now`. */
export function validReceipt({ test, draft }: FormState, now: number): string | undefined {
  const outcome = outcomeFor(test, connectionFingerprint(draft));
  return outcome.status === 'passed' && now < outcome.expiresAt ? outcome.receipt : undefined;
}
