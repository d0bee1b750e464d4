import type { SettingsClient, SettingsError } from '@broadcast-kit/core';
import { createObservable, type Observable } from './observable.ts';
import { settle } from './settle.ts';

/** What a switch for Broadcast has to show. */
export type BroadcastSwitchState =
  | { readonly status: 'loading' }
  /** The state could not be read. */
  | { readonly status: 'error'; readonly error: SettingsError }
  | {
      readonly status: 'ready';
      /** The latest intent, shown at once. */
      readonly enabled: boolean;
      /** What the server last confirmed. */
      readonly confirmed: boolean;
      /** Whether a change is on its way. The switch stays usable meanwhile: the last intent wins. */
      readonly pending: boolean;
      /** Whether the caller may change it. */
      readonly canEdit: boolean;
      /** The change that did not happen; gone with the next attempt. */
      readonly failure: BroadcastSwitchFailure | undefined;
    };

/** A change of the switch that did not happen. */
export interface BroadcastSwitchFailure {
  readonly wanted: boolean;
  readonly error: SettingsError;
}

/** The switch of one owner, shared by all components below a provider. */
export interface BroadcastSwitch {
  readonly state: Observable<BroadcastSwitchState>;
  /** Reads the state from the server. */
  load(): Promise<void>;
  /** Reads the state unless that was done or is being done. */
  ensureLoaded(): Promise<void>;
  /** Shows `enabled` at once and sends it. Flips during a request are coalesced: one request at a time, the last intent wins. */
  setEnabled(enabled: boolean): Promise<void>;
}

/** Creates the {@link BroadcastSwitch} that talks through `client`. Nothing is sent before `load`. */
export function createBroadcastSwitch(client: SettingsClient): BroadcastSwitch {
  const state = createObservable<BroadcastSwitchState>({ status: 'loading' });
  let sending = false;

  async function load(): Promise<void> {
    if (state.get().status === 'error') state.set({ status: 'loading' });
    const read = await settle(() => client.getBroadcast());
    // A change in flight, or made meanwhile, knows better than this answer.
    if (sending) return;
    if (read.ok) {
      const { enabled, canEdit } = read.value;
      state.set({ status: 'ready', enabled, confirmed: enabled, pending: false, canEdit, failure: undefined });
    } else if (state.get().status !== 'ready') {
      state.set({ status: 'error', error: read.error });
    }
  }

  /** Sends `wanted` and says what the server holds afterwards. */
  async function send(wanted: boolean): Promise<void> {
    const sent = await settle(() => client.setBroadcast(wanted));
    // After a failure nobody knows what the server holds, so the explanation starts from a fresh read where there is one.
    const truth = sent.ok ? sent : await settle(() => client.getBroadcast());
    const current = state.get();
    if (current.status !== 'ready') return;
    const confirmed = truth.ok ? truth.value.enabled : current.confirmed;
    const canEdit = truth.ok ? truth.value.canEdit : current.canEdit;
    const isLatest = current.enabled === wanted;
    const failed = !sent.ok && isLatest && confirmed !== wanted;
    state.set({
      ...current,
      confirmed,
      canEdit,
      enabled: failed ? confirmed : current.enabled,
      failure: failed ? { wanted, error: sent.error } : undefined,
    });
  }

  async function setEnabled(enabled: boolean): Promise<void> {
    const before = state.get();
    if (before.status !== 'ready' || !before.canEdit) return;
    state.set({ ...before, enabled, pending: true, failure: undefined });
    if (sending) return;
    sending = true;
    let current = state.get();
    while (current.status === 'ready' && current.enabled !== current.confirmed) {
      await send(current.enabled);
      current = state.get();
    }
    sending = false;
    if (current.status === 'ready') state.set({ ...current, pending: false });
  }

  let firstLoad: Promise<void> | undefined;
  function ensureLoaded(): Promise<void> {
    firstLoad ??= load();
    return firstLoad;
  }

  return { state, load, ensureLoaded, setEnabled };
}
