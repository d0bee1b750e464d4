import {
  type Clock,
  type ConnectionDraft,
  type ConnectionTestView,
  type DestinationView,
  type SentTraceView,
  type SettingsClient,
  type SettingsResult,
  systemClock,
} from '@broadcast-kit/core';
import { createObservable, type Observable } from '../settings-store/observable.ts';
import { settle } from '../settings-store/settle.ts';
import { createBoundedCall } from './bounded-call.ts';
import type { FieldIssues } from './draft-issues.ts';
import { createRequest, updateRequest } from './draft-requests.ts';
import type { FormEffect, FormEvent } from './form-event.ts';
import { type FormStart, type FormState, initialFormState, isDirty, needsTest } from './form-state.ts';
import type { GrafanaDraft } from './grafana-draft.ts';
import { randomId } from './random-id.ts';
import { transition } from './transition.ts';

/** Options of {@link createFormController}. */
export interface FormControllerOptions extends FormStart {
  readonly client: SettingsClient;
  /** Default: the real one. */
  readonly clock?: Clock | undefined;
  /** Makes the key that keeps a repeated create from making a second destination. Default: random. */
  readonly createId?: (() => string) | undefined;
  /** Judges the values of the optional sections. Default: `judgeSettings`, loaded when they are edited. */
  readonly judge?: ((draft: GrafanaDraft) => Promise<FieldIssues>) | undefined;
}

/** A Grafana form without a view: `transition` on one side, the settings client on the other. */
export interface FormController {
  readonly state: Pick<Observable<FormState>, 'get' | 'subscribe'>;
  send(event: FormEvent): void;
  /** Ends what is on its way. The controller can be used again afterwards. */
  stop(): void;
}

/** Creates a {@link FormController}. Nothing is sent before an event asks for it. */
export function createFormController({
  client,
  clock = systemClock,
  createId = randomId,
  judge = judgeWhenLoaded,
  ...start
}: FormControllerOptions): FormController {
  const state = createObservable(initialFormState(start));
  const test = createBoundedCall(clock);
  const trace = createBoundedCall(clock);
  let judging: Promise<void> | undefined;
  let cancelExpiry: (() => void) | undefined;
  let create: { readonly draft: GrafanaDraft; readonly key: string } | undefined;

  function send(event: FormEvent): void {
    // Values that are being judged are not sent before it is known whether they can be.
    if (judging !== undefined && WAITS_FOR_JUDGEMENT.has(event.type)) void judging.then(() => dispatch(event));
    else dispatch(event);
  }

  function dispatch(event: FormEvent): void {
    const { state: next, effects } = transition(state.get(), event);
    state.set(next);
    for (const effect of effects) run(effect);
  }

  function run(effect: FormEffect): void {
    switch (effect.type) {
      case 'judge':
        runJudge(effect.draft);
        return;
      case 'start-test':
        test.start(
          (signal) => runTest(effect.config, signal),
          (result) => {
            send({ type: 'test-settled', run: effect.run, result, at: clock.now() });
            watchExpiry();
          },
        );
        return;
      case 'abort-test':
        test.end();
        return;
      case 'start-trace':
        trace.start(
          (signal) => sendTrace(effect.config, signal),
          (result) => send({ type: 'trace-settled', run: effect.run, result, at: clock.now() }),
        );
        return;
      case 'abort-trace':
        trace.end();
        return;
      case 'start-save':
        void runSave(effect.testReceipt);
        return;
    }
  }

  function runJudge(draft: GrafanaDraft): void {
    const running = judge(draft)
      .then((issues) => send({ type: 'judged', draft, issues }))
      .catch(() => {
        // Its code did not load. The server judges too, and what it says is shown at the same places.
      })
      .then(() => {
        if (judging === running) judging = undefined;
      });
    judging = running;
  }

  function runTest(config: ConnectionDraft, signal: AbortSignal): Promise<SettingsResult<ConnectionTestView>> {
    const { saved } = state.get();
    return saved === undefined
      ? client.testDraft(config, { signal })
      : client.testDestination(saved.id, config, { signal });
  }

  function sendTrace(config: ConnectionDraft, signal: AbortSignal): Promise<SettingsResult<SentTraceView>> {
    const current = state.get();
    const { saved } = current;
    if (saved === undefined) return client.sendDraftTrace(config, { signal });
    // With nothing laid over, the answer also counts as the health of the destination.
    return client.sendTrace(saved.id, needsTest(current) ? { overrides: config, signal } : { signal });
  }

  /** Lets a pass end when its time is over, so that the form does not promise what the server will refuse. */
  function watchExpiry(): void {
    cancelExpiry?.();
    const { test } = state.get();
    if (test.status !== 'passed') return;
    const { run: number, expiresAt } = test;
    cancelExpiry = clock.schedule(() => send({ type: 'pass-expired', run: number }), expiresAt - clock.now());
  }

  async function runSave(testReceipt: string | undefined): Promise<void> {
    const result = await settle(() => save(testReceipt));
    send({ type: 'save-settled', result, at: clock.now() });
  }

  function save(testReceipt: string | undefined): Promise<SettingsResult<DestinationView>> {
    const current = state.get();
    const { saved, draft, initial } = current;
    if (saved === undefined) {
      // The same values again are the same create again: after a lost answer it makes no second destination.
      if (create?.draft !== draft) create = { draft, key: createId() };
      return client.createDestination(createRequest(draft, testReceipt), { idempotencyKey: create.key });
    }
    if (!isDirty(current)) return Promise.resolve({ ok: true, value: saved });
    return client.updateDestination(saved.id, updateRequest(draft, { initial, testReceipt }), { etag: saved.etag });
  }

  return {
    state,
    send,
    stop() {
      send({ type: 'test-cancelled' });
      send({ type: 'trace-cancelled' });
      cancelExpiry?.();
    },
  };
}

const WAITS_FOR_JUDGEMENT: ReadonlySet<FormEvent['type']> = new Set<FormEvent['type']>([
  'test-requested',
  'trace-requested',
  'save-requested',
]);

async function judgeWhenLoaded(draft: GrafanaDraft): Promise<FieldIssues> {
  const { judgeSettings } = await import('./judge-settings.ts');
  return judgeSettings(draft);
}
