import type { Destination } from '../destination/destination.ts';
import type { Generation } from '../generation/generation.ts';
import type { CompiledFilter } from './compile-filter.ts';
import type { TraceIdFor } from './sampling.ts';
import { isSampled } from './sampling.ts';

/** Whether a destination gets a generation, or why not. */
export type Selection =
  | { readonly selected: true }
  | { readonly selected: false; readonly reason: 'disabled' | 'api_key' | 'filtered' | 'sampled_out' };

/** What a selection needs beside the destination and the generation. */
export interface SelectionContext {
  /** The destination's filter rules, prepared with `compileFilter`. */
  readonly passes: CompiledFilter;
  /** The package's `traceIdFor`: all requests of a trace share one sampling decision. */
  readonly traceIdFor: TraceIdFor;
}

const SELECTED: Selection = { selected: true };

/**
 * Decides whether a destination gets a generation: enabled, API key allowlist, filter rules, then sampling.
 *
 * @example
 * ```ts
 * const passes = await compileFilter(destination.filterRules);
 * if (selects(destination, generation, { passes, traceIdFor }).selected) send(generation);
 * ```
 */
export function selects(
  destination: Pick<Destination, 'id' | 'enabled' | 'apiKeyHashes' | 'samplingRate'>,
  generation: Generation,
  { passes, traceIdFor }: SelectionContext,
): Selection {
  if (!destination.enabled) return { selected: false, reason: 'disabled' };
  const { apiKeyHashes } = destination;
  if (apiKeyHashes !== null && !apiKeyHashes.includes(generation.apiKey?.hash ?? '')) {
    return { selected: false, reason: 'api_key' };
  }
  if (!passes(generation)) return { selected: false, reason: 'filtered' };
  if (!isSampled(destination, generation, traceIdFor)) return { selected: false, reason: 'sampled_out' };
  return SELECTED;
}
