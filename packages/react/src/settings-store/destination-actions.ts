import type { Clock, DestinationView, SettingsClient, SettingsError, SettingsResult } from '@broadcast-kit/core';
import { type DestinationAction, type DestinationRows, rowFor } from './destination-rows.ts';
import { settle } from './settle.ts';

/** What can be done to destinations. No action rejects: what went wrong is in the rows. */
export interface DestinationActions {
  /** Enables or disables a destination: shown at once, rolled back with a `failure` where the server refuses. */
  setEnabled(id: string, enabled: boolean): Promise<void>;
  /** Deletes a destination and offers Undo. */
  remove(id: string): Promise<void>;
  /** Brings the destination deleted last back to its place. */
  undoRemove(): Promise<void>;
  /** Ends the offer of Undo. */
  dismissRemoved(): void;
  /** Runs the connection test of a saved destination and shows the outcome as its health. */
  test(id: string): Promise<void>;
  /** Tests all destinations, at most five at a time. */
  testAll(): Promise<void>;
}

/** Tests that run at the same time in `testAll`. */
const TEST_CONCURRENCY = 5;

/** Creates the {@link DestinationActions} on what is in `rows`. Nothing is sent before one is called. */
export function createDestinationActions(
  { state, rowOf, change, changeRow }: DestinationRows,
  client: SettingsClient,
  clock: Clock,
): DestinationActions {
  function drop(id: string): void {
    change(({ rows }) => ({ rows: rows.filter((row) => row.destination.id !== id) }));
  }

  /** Marks the row as busy with `action`; `undefined` where it is not there or busy already. */
  function begin(id: string, action: DestinationAction): DestinationView | undefined {
    const row = rowOf(id);
    if (row === undefined || row.activity !== undefined) return undefined;
    changeRow(id, () => ({ activity: action, failure: undefined }));
    return row.destination;
  }

  function fail(id: string, action: DestinationAction, error: SettingsError): void {
    // Somebody else deleted it: the row tells nothing any more.
    if (error.code === 'not_found') drop(id);
    else changeRow(id, () => ({ activity: undefined, failure: { action, error } }));
  }

  async function setEnabled(id: string, enabled: boolean): Promise<void> {
    const action = enabled ? 'enable' : 'disable';
    const before = begin(id, action);
    if (before === undefined) return;
    changeRow(id, ({ destination }) => ({ destination: { ...destination, enabled } }));
    const saved = await changeLatest(before, (etag) =>
      settle(() => client.updateDestination(id, { enabled }, { etag })),
    );
    if (saved.ok) {
      changeRow(id, () => ({ activity: undefined, destination: saved.value }));
      return;
    }
    changeRow(id, ({ destination }) => ({ destination: { ...destination, enabled: before.enabled } }));
    fail(id, action, saved.error);
  }

  async function remove(id: string): Promise<void> {
    const destination = begin(id, 'delete');
    if (destination === undefined) return;
    const removed = await settle(() => client.deleteDestination(id, { etag: destination.etag }));
    if (!removed.ok) {
      if (removed.error.current) changeRow(id, () => ({ destination: removed.error.current ?? destination }));
      fail(id, 'delete', removed.error);
      return;
    }
    change(({ rows }) => ({
      removed: {
        destination,
        index: rows.findIndex((row) => row.destination.id === id),
        restoring: false,
        error: undefined,
      },
    }));
    drop(id);
  }

  async function undoRemove(): Promise<void> {
    const current = state.get();
    const removed = current.status === 'ready' ? current.removed : undefined;
    if (removed === undefined || removed.restoring) return;
    change(() => ({ removed: { ...removed, restoring: true, error: undefined } }));
    const restored = await settle(() => client.restoreDestination(removed.destination.id));
    change(({ rows, removed: offered }) => {
      const isSame = offered?.destination.id === removed.destination.id;
      if (!restored.ok) return isSame ? { removed: { ...removed, restoring: false, error: restored.error } } : {};
      return {
        rows: [...rows.slice(0, removed.index), rowFor(restored.value), ...rows.slice(removed.index)],
        removed: isSame ? undefined : offered,
      };
    });
  }

  async function test(id: string): Promise<void> {
    if (begin(id, 'test') === undefined) return;
    const tested = await settle(() => client.testDestination(id));
    if (!tested.ok) {
      fail(id, 'test', tested.error);
      return;
    }
    const checkedAt = new Date(clock.now()).toISOString();
    const health = tested.value.ok
      ? ({ state: 'healthy', checkedAt, durationMs: tested.value.durationMs } as const)
      : ({ state: 'failing', checkedAt, diagnosis: tested.value.diagnosis } as const);
    changeRow(id, ({ destination }) => ({ activity: undefined, destination: { ...destination, health } }));
  }

  async function testAll(): Promise<void> {
    const current = state.get();
    const waiting = current.status === 'ready' ? current.rows.map((row) => row.destination.id) : [];
    const work = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await test(id);
    };
    await Promise.all(Array.from({ length: TEST_CONCURRENCY }, work));
  }

  return {
    setEnabled,
    remove,
    undoRemove,
    dismissRemoved: () => change(() => ({ removed: undefined })),
    test,
    testAll,
  };
}

/**
 * Makes a change that overwrites nothing else, such as a switch: where somebody else changed the destination meanwhile,
 * it is made again on top of theirs, once.
 */
async function changeLatest(
  destination: DestinationView,
  send: (etag: string) => Promise<SettingsResult<DestinationView>>,
): Promise<SettingsResult<DestinationView>> {
  const first = await send(destination.etag);
  if (first.ok || first.error.code !== 'version_conflict' || first.error.current === undefined) return first;
  return send(first.error.current.etag);
}
