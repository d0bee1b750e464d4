import type { Clock, DestinationStatus, DestinationView, SettingsClient, SettingsError } from '@broadcast-kit/core';
import { createObservable, type Observable } from './observable.ts';
import { settle } from './settle.ts';

/** How deliveries to one destination go, as far as it was read. */
export type DeliveryStatusState =
  | { readonly status: 'loading' }
  /** It could not be read. */
  | { readonly status: 'error'; readonly error: SettingsError }
  | {
      readonly status: 'ready';
      readonly value: DestinationStatus;
      /** When it was read, in epoch milliseconds. */
      readonly readAt: number;
      /** A newer one is on its way. */
      readonly reloading: boolean;
      /** Why it may be out of date: the last reload failed. */
      readonly reloadError: SettingsError | undefined;
    };

/** The states by destination id. */
export type DeliveryStatusMap = ReadonlyMap<string, DeliveryStatusState>;

/** How deliveries go, read for those destinations that somebody looks at. No action rejects. */
export interface DeliveryStatuses {
  readonly state: Pick<Observable<DeliveryStatusMap>, 'get' | 'subscribe'>;
  /** Reads the status unless it is on its way or less than 30 s old. A destination that changed meanwhile is read anew. */
  want(destination: Pick<DestinationView, 'id' | 'etag'>): void;
  /** Reads the status unless it is on its way. */
  reload(destination: Pick<DestinationView, 'id' | 'etag'>): void;
}

/** Statuses that are read at the same time. */
const CONCURRENCY = 5;
const FRESH_MS = 30_000;

/** Creates {@link DeliveryStatuses} that are read through `client`. Nothing is sent before one is wanted. */
export function createDeliveryStatuses(client: SettingsClient, clock: Clock): DeliveryStatuses {
  const state = createObservable<DeliveryStatusMap>(new Map());
  /** The version that a status was last asked for. */
  const asked = new Map<string, string>();
  const waiting: string[] = [];
  const busy = new Set<string>();
  let running = 0;

  function put(id: string, next: DeliveryStatusState): void {
    state.set(new Map(state.get()).set(id, next));
  }

  async function read(id: string): Promise<void> {
    const version = asked.get(id);
    const result = await settle(() => client.getDestinationStatus(id));
    const before = state.get().get(id);
    busy.delete(id);
    if (asked.get(id) !== version) start(id);
    else if (result.ok) {
      put(id, {
        status: 'ready',
        value: result.value,
        readAt: clock.now(),
        reloading: false,
        reloadError: undefined,
      });
    } else if (before?.status === 'ready') put(id, { ...before, reloading: false, reloadError: result.error });
    else put(id, { status: 'error', error: result.error });
  }

  async function work(): Promise<void> {
    running += 1;
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await read(id);
    running -= 1;
  }

  function start(id: string): void {
    const before = state.get().get(id);
    busy.add(id);
    put(id, before?.status === 'ready' ? { ...before, reloading: true } : { status: 'loading' });
    waiting.push(id);
    if (running < CONCURRENCY) void work();
  }

  function reload({ id, etag }: Pick<DestinationView, 'id' | 'etag'>): void {
    asked.set(id, etag);
    if (!busy.has(id)) start(id);
  }

  return {
    state,
    reload,
    want(destination) {
      const known = state.get().get(destination.id);
      const isFresh = known?.status === 'error' || (known?.status === 'ready' && clock.now() - known.readAt < FRESH_MS);
      if (isFresh && asked.get(destination.id) === destination.etag) return;
      reload(destination);
    },
  };
}
