import { type ComponentType, useCallback, useEffect, useState } from 'react';

/** A component whose code is fetched when it is first needed. Make it once, outside of components. */
export interface LazyPart<Props> {
  /** The component, once it is here. */
  readonly component: ComponentType<Props> | undefined;
  /** Fetches the component. Resolves at once where it is here; a failed fetch is tried anew with the next call. */
  load(): Promise<ComponentType<Props>>;
}

/** Where a {@link LazyPart} stands. */
export type LazyPartState<Props> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly Component: ComponentType<Props> }
  | { readonly status: 'failed'; readonly retry: () => void };

/**
 * Creates a {@link LazyPart}.
 *
 * @example
 * ```ts
 * const filterRules = createLazyPart(() => import('./filter-rules-editor.tsx').then((file) => file.FilterRulesEditor));
 * ```
 */
export function createLazyPart<Props>(fetchComponent: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let component: ComponentType<Props> | undefined;
  let pending: Promise<ComponentType<Props>> | undefined;
  return {
    get component() {
      return component;
    },
    load() {
      pending ??= fetchComponent().then(
        (fetched) => {
          component = fetched;
          return fetched;
        },
        (error: unknown) => {
          pending = undefined;
          throw error;
        },
      );
      return pending;
    },
  };
}

/** Loads a part while the component is mounted, so mount it only where the part is wanted. */
export function useLazyPart<Props>(part: LazyPart<Props>): LazyPartState<Props> {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{ readonly attempt: number; readonly ok: boolean }>();
  const isHere = part.component !== undefined;
  useEffect(() => {
    if (isHere) return undefined;
    let isWanted = true;
    const settle = (ok: boolean) => () => isWanted && setSettled({ attempt, ok });
    part.load().then(settle(true), settle(false));
    return () => {
      isWanted = false;
    };
  }, [part, attempt, isHere]);
  const retry = useCallback(() => setAttempt((last) => last + 1), []);
  if (part.component !== undefined) return { status: 'ready', Component: part.component };
  return settled?.ok === false && settled.attempt === attempt ? { status: 'failed', retry } : { status: 'loading' };
}
