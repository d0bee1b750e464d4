import { useSyncExternalStore } from 'react';
import type { Observable } from '../settings-store/observable.ts';

/** The current value of an observable, also while server rendering. */
export function useObservable<T>({ get, subscribe }: Pick<Observable<T>, 'get' | 'subscribe'>): T {
  return useSyncExternalStore(subscribe, get, get);
}
