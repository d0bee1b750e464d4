import {
  type Clock,
  type ConnectionTestView,
  type DestinationView,
  type SettingsClient,
  type SettingsResult,
  systemClock,
} from '@broadcast-kit/core';
import { createObservable, type Observable } from '../settings-store/observable.ts';
import { settle } from '../settings-store/settle.ts';
import { createRequest, updateRequest } from './draft-requests.ts';
import type { FormEffect, FormEvent } from './form-event.ts';
import { type FormStart, type FormState, initialFormState, isDirty } from './form-state.ts';
import type { GrafanaDraft } from './grafana-draft.ts';
import { transition } from './transition.ts';

/** Options of {@link createFormController}. */
export interface FormControllerOptions extends FormStart {
  readonly client: SettingsClient;
  /** Default: the real one. */
  readonly clock?: Clock | undefined;
  /** Makes the key that keeps a repeated create from making a second destination. Default: random. */
  readonly createId?: (() => string) | undefined;
}

/** A Grafana form without a view: `transition` on one side, the settings client on the other. */
export interface FormController {
  readonly state: Pick<Observable<FormState>, 'get' | 'subscribe'>;
  send(event: FormEvent): void;
  /** Ends what is on its way. The controller can be used again afterwards. */
  stop(): void;
}

/** A test that takes longer is given up, so that a form never waits for good. The server's own budget is 10 s. */
const TEST_TIMEOUT_MS = 15_000;

const TIMED_OUT: SettingsResult<never> = {
  ok: false,
  error: {
    code: 'network_error',
    message: `There was no answer within ${TEST_TIMEOUT_MS / 1000} seconds. Check the network and try again.`,
  },
};

/** Creates a {@link FormController}. Nothing is sent before an event asks for it. */
export function createFormController({
  client,
  clock = systemClock,
  createId = randomId,
  ...start
}: FormControllerOptions): FormController {
  const state = createObservable(initialFormState(start));
  let endTest: (() => void) | undefined;
  let cancelExpiry: (() => void) | undefined;
  let create: { readonly draft: GrafanaDraft; readonly key: string } | undefined;

  function send(event: FormEvent): void {
    const { state: next, effects } = transition(state.get(), event);
    state.set(next);
    for (const effect of effects) run(effect);
  }

  function run(effect: FormEffect): void {
    switch (effect.type) {
      case 'start-test':
        void runTest(effect);
        return;
      case 'abort-test':
        endTest?.();
        return;
      case 'start-save':
        void runSave(effect.testReceipt);
        return;
    }
  }

  async function runTest({ run: number, config }: Extract<FormEffect, { type: 'start-test' }>): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    const { saved } = state.get();
    const finish = (result: SettingsResult<ConnectionTestView>): void => {
      stopTimer();
      send({ type: 'test-settled', run: number, result, at: clock.now() });
    };
    const stopTimer = clock.schedule(() => {
      abort.abort();
      finish(TIMED_OUT);
    }, TEST_TIMEOUT_MS);
    endTest = () => {
      stopTimer();
      abort.abort();
    };
    finish(
      await settle(() =>
        saved === undefined
          ? client.testDraft(config, { signal })
          : client.testDestination(saved.id, config, { signal }),
      ),
    );
    watchExpiry();
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
      cancelExpiry?.();
    },
  };
}

/** 128 random bits. Unlike `randomUUID`, this works on pages without TLS too. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, '0')).join('');
}
