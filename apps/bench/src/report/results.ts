import { readFile } from 'node:fs/promises';
import type { Machine } from '../machine.ts';
import type { Spread } from '../spread.ts';

/** What one bench found out, when and where. */
export interface KeptResult {
  /** ISO time. */
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly figures: object;
}

/** The content of `bench/results.json`. */
export interface Results {
  readonly benches: Readonly<Record<string, KeptResult>>;
}

/** The results in a file; none where there is no file. */
export async function readResults(file: URL): Promise<Results> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { benches: {} };
    throw error;
  }
}

function valueAt({ benches }: Results, [bench = '', ...path]: readonly string[]): unknown {
  let value: unknown = benches[bench]?.figures;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

/** The spread at a place, such as `['export-cost', 'none', 'plain', 'ratio', 'cpu']`; `undefined` where none was measured. */
export function spreadAt(results: Results, path: readonly string[]): Spread | undefined {
  const value = valueAt(results, path) as Partial<Spread> | undefined;
  return typeof value?.median === 'number' ? (value as Spread) : undefined;
}

/** The number at a place, as {@link spreadAt}. */
export function numberAt(results: Results, path: readonly string[]): number | undefined {
  const value = valueAt(results, path);
  return typeof value === 'number' ? value : undefined;
}
