/** A value that tells its readers when it changes: the shape that `useSyncExternalStore` reads. */
export interface Observable<T> {
  get(): T;
  set(next: T): void;
  /** Calls `listener` after each change until the answer is called. */
  subscribe(listener: () => void): () => void;
}

/** An {@link Observable} that starts with `initial`. */
export function createObservable<T>(initial: T): Observable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
