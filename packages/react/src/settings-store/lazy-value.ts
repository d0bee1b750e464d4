/** Something whose code is fetched when it is first needed. Make it once, outside of components. */
export interface LazyValue<T> {
  /** What was fetched, once it is here. */
  readonly value: T | undefined;
  /** Fetches it. Resolves at once where it is here; a failed fetch is tried anew with the next call. */
  load(): Promise<T>;
  /** Fetches it ahead of the need. A failure shows, with a way out, where it is wanted. */
  preload(): void;
}

/** Creates a {@link LazyValue} of what `fetchValue` resolves with. */
export function createLazyValue<T>(fetchValue: () => Promise<T>): LazyValue<T> {
  let value: T | undefined;
  let pending: Promise<T> | undefined;
  function load(): Promise<T> {
    pending ??= fetchValue().then(
      (fetched) => {
        value = fetched;
        return fetched;
      },
      (error: unknown) => {
        pending = undefined;
        throw error;
      },
    );
    return pending;
  }
  return {
    get value() {
      return value;
    },
    load,
    preload: () => void load().catch(() => {}),
  };
}
