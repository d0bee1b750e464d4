import type { ComponentType } from 'react';
import { createLazyValue, type LazyValue } from '../settings-store/lazy-value.ts';

/** A component whose code is fetched when it is first needed. */
export type LazyPart<Props> = LazyValue<ComponentType<Props>>;

/**
 * Creates a {@link LazyPart}. Make it once, outside of components.
 *
 * @example
 * ```ts
 * const filterRules = createLazyPart(() => import('./filter-rules-editor.tsx').then((file) => file.FilterRulesEditor));
 * ```
 */
export function createLazyPart<Props>(fetchComponent: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  return createLazyValue(fetchComponent);
}
