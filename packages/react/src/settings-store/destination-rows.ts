import type { DestinationView, SettingsClient, SettingsError } from '@broadcast-kit/core';
import { createObservable, type Observable } from './observable.ts';
import { settle } from './settle.ts';

/** What can be done to a row, named in its failure. */
export type DestinationAction = 'enable' | 'disable' | 'delete' | 'test';

/** A destination and what is going on with it. */
export interface DestinationRow {
  readonly destination: DestinationView;
  /** The action on its way, if any. */
  readonly activity: DestinationAction | undefined;
  /** The last action that did not happen; gone with the next one. */
  readonly failure: { readonly action: DestinationAction; readonly error: SettingsError } | undefined;
}

/** The destination deleted last, as long as Undo is offered. */
export interface RemovedDestination {
  readonly destination: DestinationView;
  /** Where it stood, so that Undo puts it back there. */
  readonly index: number;
  readonly restoring: boolean;
  /** Why Undo did not work. */
  readonly error: SettingsError | undefined;
}

/** What a list of destinations has to show. */
export type DestinationsState =
  | { readonly status: 'loading' }
  /** The list could not be read. */
  | { readonly status: 'error'; readonly error: SettingsError }
  | {
      readonly status: 'ready';
      readonly rows: readonly DestinationRow[];
      readonly removed: RemovedDestination | undefined;
      /** Why the rows may be out of date: the last reload failed. */
      readonly reloadError: SettingsError | undefined;
    };

/** The destinations of one owner, shared by all components below a provider. What can be done to them: `createDestinationActions`. */
export interface DestinationRows {
  readonly state: Pick<Observable<DestinationsState>, 'get' | 'subscribe'>;
  /** Reads the list; rows stay visible during a reload. Never rejects. */
  load(): Promise<void>;
  /** Reads the list unless that was done or is being done. */
  ensureLoaded(): Promise<void>;
  /** Puts a destination that was just saved into the list. */
  put(destination: DestinationView): void;
  /** The row of a destination, where it is in the list. */
  rowOf(id: string): DestinationRow | undefined;
  /** Changes the list, unless there is none yet. */
  change(update: (ready: ReadyDestinations) => Partial<ReadyDestinations>): void;
  /** Changes one row, where it is in the list. */
  changeRow(id: string, update: (row: DestinationRow) => Partial<DestinationRow>): void;
}

/** A list of destinations that was read. */
export type ReadyDestinations = Extract<DestinationsState, { status: 'ready' }>;

/** Creates the {@link DestinationRows} that are read through `client`. Nothing is sent before `load`. */
export function createDestinationRows(client: SettingsClient): DestinationRows {
  const state = createObservable<DestinationsState>({ status: 'loading' });

  function change(update: (ready: ReadyDestinations) => Partial<ReadyDestinations>): void {
    const current = state.get();
    if (current.status === 'ready') state.set({ ...current, ...update(current) });
  }

  function rowOf(id: string): DestinationRow | undefined {
    const current = state.get();
    return current.status === 'ready' ? current.rows.find((row) => row.destination.id === id) : undefined;
  }

  function changeRow(id: string, update: (row: DestinationRow) => Partial<DestinationRow>): void {
    change(({ rows }) => ({
      rows: rows.map((row) => (row.destination.id === id ? { ...row, ...update(row) } : row)),
    }));
  }

  async function load(): Promise<void> {
    if (state.get().status === 'error') state.set({ status: 'loading' });
    const listed = await settle(() => client.listDestinations());
    if (listed.ok) {
      const before = state.get();
      state.set({
        status: 'ready',
        rows: listed.value.map((destination) => rowFor(destination, rowOf(destination.id))),
        removed: before.status === 'ready' ? before.removed : undefined,
        reloadError: undefined,
      });
    } else if (state.get().status === 'ready') {
      change(() => ({ reloadError: listed.error }));
    } else {
      state.set({ status: 'error', error: listed.error });
    }
  }

  let firstLoad: Promise<void> | undefined;
  function ensureLoaded(): Promise<void> {
    firstLoad ??= load();
    return firstLoad;
  }

  return {
    state,
    load,
    ensureLoaded,
    put(destination) {
      if (rowOf(destination.id)) changeRow(destination.id, () => rowFor(destination));
      else change(({ rows }) => ({ rows: [...rows, rowFor(destination)] }));
    },
    rowOf,
    change,
    changeRow,
  };
}

/** The row of a destination, with what was going on with it. */
export function rowFor(destination: DestinationView, row?: DestinationRow): DestinationRow {
  return { destination, activity: row?.activity, failure: row?.failure };
}
