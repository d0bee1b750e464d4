import type {
  ConnectionDraft,
  ConnectionTestView,
  DestinationView,
  Issue,
  SentTraceView,
  SettingsResult,
} from '@broadcast-kit/core';
import type { FieldIssues } from './draft-issues.ts';
import type { FormField, GrafanaDraft } from './grafana-draft.ts';

/** Everything that can happen to a form. `at` is epoch milliseconds. */
export type FormEvent =
  | { readonly type: 'edited'; readonly change: Partial<GrafanaDraft> }
  /** Focus left a field, or the rule or header of that id in it. */
  | { readonly type: 'left'; readonly field: FormField; readonly part?: string | undefined }
  /** What `judgeSettings` said about `draft`. */
  | { readonly type: 'judged'; readonly draft: GrafanaDraft; readonly issues: FieldIssues }
  | { readonly type: 'field-wanted'; readonly field: FormField }
  | { readonly type: 'key-replaced' }
  | { readonly type: 'key-kept' }
  | {
      readonly type: 'snippet-pasted';
      readonly values: SnippetValues;
      /** Why a part of the text is of no use. */
      readonly reason?: Issue | undefined;
    }
  | { readonly type: 'snippet-undone' }
  /** The names of the owner's other destinations became known. */
  | { readonly type: 'names-known'; readonly takenNames: readonly string[]; readonly proposal: string }
  | { readonly type: 'test-requested' }
  | { readonly type: 'test-cancelled' }
  | {
      readonly type: 'test-settled';
      readonly run: number;
      readonly result: SettingsResult<ConnectionTestView>;
      readonly at: number;
    }
  | { readonly type: 'pass-expired'; readonly run: number }
  | { readonly type: 'trace-requested' }
  | { readonly type: 'trace-cancelled' }
  | {
      readonly type: 'trace-settled';
      readonly run: number;
      readonly result: SettingsResult<SentTraceView>;
      readonly at: number;
    }
  | { readonly type: 'save-requested'; readonly at: number }
  | { readonly type: 'save-settled'; readonly result: SettingsResult<DestinationView>; readonly at: number }
  /** What to do about a `conflict`: put my changes on top of theirs and save, or drop mine. */
  | { readonly type: 'conflict-resolved'; readonly keep: 'mine' | 'theirs'; readonly at: number }
  /** The destination was deleted meanwhile: save the values as a new one. */
  | { readonly type: 'create-again-requested'; readonly at: number };

/** What a snippet held. */
export interface SnippetValues {
  readonly baseUrl?: string | undefined;
  readonly instanceId?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What the world has to do after an event. */
export type FormEffect =
  | { readonly type: 'judge'; readonly draft: GrafanaDraft }
  | { readonly type: 'start-test'; readonly run: number; readonly config: ConnectionDraft }
  | { readonly type: 'abort-test' }
  | { readonly type: 'start-trace'; readonly run: number; readonly config: ConnectionDraft }
  | { readonly type: 'abort-trace' }
  | { readonly type: 'start-save'; readonly testReceipt: string | undefined };
