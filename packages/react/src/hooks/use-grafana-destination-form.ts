import {
  type ApiKeysView,
  type CallOptions,
  type DestinationView,
  normalizeBaseUrl,
  type SettingsResult,
} from '@broadcast-kit/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMessages, useServices } from '../broadcast-provider/broadcast-context.ts';
import { canonicalBaseUrl, connectionFingerprint } from '../grafana-destination-draft/connection-fingerprint.ts';
import { type ConnectionTestOutcome, outcomeFor } from '../grafana-destination-draft/connection-test-state.ts';
import type { FieldIssues } from '../grafana-destination-draft/draft-issues.ts';
import { createFormController } from '../grafana-destination-draft/form-controller.ts';
import type { FormEvent } from '../grafana-destination-draft/form-event.ts';
import { currentIssues, visibleIssues } from '../grafana-destination-draft/form-issues.ts';
import {
  type FormState,
  isDirty,
  needsTest,
  type SaveState,
  type SnippetState,
} from '../grafana-destination-draft/form-state.ts';
import { type FormField, type GrafanaDraft, proposeName } from '../grafana-destination-draft/grafana-draft.ts';
import { createIssueMemory } from '../grafana-destination-draft/issue-memory.ts';
import { pasteSnippet } from '../grafana-destination-draft/paste-snippet.ts';
import { type SampleTraceState, traceFor } from '../grafana-destination-draft/sample-trace-state.ts';
import { snippetReader } from '../grafana-destination-draft/snippet-reader.ts';
import { commonEnglish } from '../messages/english/common-english.ts';
import { useDestinationRows } from './use-destination-rows.ts';
import { useObservable } from './use-observable.ts';

/** Options of {@link useGrafanaDestinationForm}. */
export interface GrafanaDestinationFormOptions {
  /** The destination to edit; leave out to create one. The form starts from it once: use a `key` to start over. */
  readonly destination?: DestinationView | undefined;
  /**
   * A destination whose settings a new one starts with: all but the API key and the values of headers, which nobody can read
   * back. The form starts from it once, like from `destination`. Default: the settings of a new one.
   */
  readonly template?: DestinationView | undefined;
  /** Called once with what the server saved. */
  readonly onSaved?: ((destination: DestinationView) => void) | undefined;
}

/** A Grafana form without a view: what to show, and what people can do. */
export interface GrafanaDestinationFormModel {
  /** The destination that is edited; `undefined`: a new one. */
  readonly saved: DestinationView | undefined;
  readonly draft: GrafanaDraft;
  /** What is wrong, for the fields that should say so. */
  readonly issues: FieldIssues;
  /** Where spans would go; `undefined` while the Base URL cannot work. */
  readonly tracesUrl: string | undefined;
  /** The last test, as far as it applies to these values. */
  readonly test: ConnectionTestOutcome;
  /** The last sample trace, as far as it was sent with these values. */
  readonly trace: SampleTraceState;
  readonly save: SaveState;
  /** Whether Save runs a test first, because none has passed for exactly these values. */
  readonly savesAfterTest: boolean;
  readonly dirty: boolean;
  readonly snippet: SnippetState | undefined;
  /** The field to focus; `count` grows each time. */
  readonly attention: FormState['attention'];

  /** Asks for the API keys that a destination may be limited to. */
  readonly listApiKeys: (options: CallOptions) => Promise<SettingsResult<ApiKeysView>>;
  readonly edit: (change: Partial<GrafanaDraft>) => void;
  /** Focus left `field`, or the rule or header of the id `part` in it: it may say what is wrong now. */
  readonly leave: (field: FormField, part?: string) => void;
  /** Asks the view to focus `field`. */
  readonly goTo: (field: FormField) => void;
  /** Starts to replace the stored key. */
  readonly replaceKey: () => void;
  /** Back to the stored key. */
  readonly keepKey: () => void;
  /**
   * Fills the connection from text copied out of Grafana. With `into`, the text was pasted into that field: a plain
   * value of it is left alone. Answers whether the text was taken. Never submits.
   */
  readonly pasteSnippet: (text: string, into?: FormField) => boolean;
  readonly undoSnippet: () => void;
  readonly runTest: () => void;
  readonly cancelTest: () => void;
  /** Sends a sample trace with these values, to look for it in Grafana. */
  readonly sendTrace: () => void;
  readonly cancelTrace: () => void;
  /** Saves, after a test where one is needed. */
  readonly submit: () => void;
  readonly resolveConflict: (keep: 'mine' | 'theirs') => void;
  /** Saves the values as a new destination, after the edited one turned out to be deleted. */
  readonly createAgain: () => void;
}

const NO_API_KEYS: SettingsResult<ApiKeysView> = { ok: true, value: { available: false } };

/**
 * The Grafana form, without a view: fields, the connection test and the rule that only tested values are saved.
 *
 * @example
 * ```tsx
 * const form = useGrafanaDestinationForm({ onSaved: close });
 * <input value={form.draft.instanceId} onChange={(event) => form.edit({ instanceId: event.target.value })} />
 * <button onClick={form.submit}>{form.savesAfterTest ? 'Test & save' : 'Save'}</button>
 * ```
 */
export function useGrafanaDestinationForm({
  destination,
  template,
  onSaved,
}: GrafanaDestinationFormOptions = {}): GrafanaDestinationFormModel {
  const { client, clock } = useServices();
  const { grafanaCloud, partFailed } = useMessages(commonEnglish);
  const destinations = useDestinationRows();
  const list = useObservable(destinations.state);
  const ownName = template?.name ?? grafanaCloud;
  const [controller] = useState(() => createFormController({ client, clock, destination, template, name: ownName }));
  const state = useObservable(controller.state);
  useEffect(() => controller.stop, [controller]);
  useEffect(snippetReader.preload, []);

  const takenNames = useMemo(
    () =>
      list.status === 'ready'
        ? list.rows.map((row) => row.destination).filter(({ id }) => id !== destination?.id)
        : undefined,
    [list, destination?.id],
  );
  useEffect(() => {
    if (takenNames === undefined) return;
    const names = takenNames.map(({ name }) => name);
    controller.send({ type: 'names-known', takenNames: names, proposal: proposeName(ownName, names) });
  }, [controller, takenNames, ownName]);

  const editedId = destination?.id;
  const saved = state.save.status === 'saved' ? state.save.destination : undefined;
  const latestOnSaved = useRef(onSaved);
  useEffect(() => {
    latestOnSaved.current = onSaved;
  });
  useEffect(() => {
    if (saved === undefined) return;
    destinations.put(saved);
    // The one that was edited is gone: the new one stands in its place.
    if (editedId !== undefined && saved.id !== editedId) void destinations.load();
    latestOnSaved.current?.(saved);
  }, [saved, destinations, editedId]);

  const listApiKeys = useCallback(
    (options: CallOptions) => client.listApiKeys?.(options) ?? Promise.resolve(NO_API_KEYS),
    [client],
  );

  const actions = useMemo(() => {
    const { send } = controller;
    const sender = (event: FormEvent) => () => send(event);
    return {
      edit: (change: Partial<GrafanaDraft>) => send({ type: 'edited', change }),
      leave: (field: FormField, part?: string) => send({ type: 'left', field, part }),
      goTo: (field: FormField) => send({ type: 'field-wanted', field }),
      replaceKey: sender({ type: 'key-replaced' }),
      keepKey: sender({ type: 'key-kept' }),
      pasteSnippet: (text: string, into?: FormField) => pasteSnippet({ text, into, send, notLoaded: partFailed }),
      undoSnippet: sender({ type: 'snippet-undone' }),
      runTest: sender({ type: 'test-requested' }),
      cancelTest: sender({ type: 'test-cancelled' }),
      sendTrace: sender({ type: 'trace-requested' }),
      cancelTrace: sender({ type: 'trace-cancelled' }),
      submit: () => send({ type: 'save-requested', at: clock.now() }),
      resolveConflict: (keep: 'mine' | 'theirs') => send({ type: 'conflict-resolved', keep, at: clock.now() }),
      createAgain: () => send({ type: 'create-again-requested', at: clock.now() }),
    };
  }, [controller, clock, partFailed]);

  const { baseUrl, instanceId, apiKey, headers } = state.draft;
  const fingerprint = useMemo(
    () => connectionFingerprint({ baseUrl, instanceId, apiKey, headers }),
    [baseUrl, instanceId, apiKey, headers],
  );
  const test = useMemo(() => outcomeFor(state.test, fingerprint), [state.test, fingerprint]);
  const trace = useMemo(() => traceFor(state.trace, fingerprint), [state.trace, fingerprint]);
  const [sameIssues] = useState(createIssueMemory);
  const url = normalizeBaseUrl(canonicalBaseUrl(state.draft));
  const isUsable = url.ok && currentIssues(state).baseUrl === undefined;
  return {
    saved: state.saved,
    draft: state.draft,
    issues: sameIssues(visibleIssues(state)),
    tracesUrl: isUsable ? url.tracesUrl : undefined,
    test,
    trace,
    save: state.save,
    savesAfterTest: needsTest(state) && test.status !== 'passed',
    dirty: isDirty(state),
    snippet: state.snippet,
    attention: state.attention,
    listApiKeys,
    ...actions,
  };
}
