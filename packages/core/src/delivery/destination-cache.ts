import type { Destination } from '../destination/destination.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { CompiledFilter } from '../selection/compile-filter.ts';
import { compileFilter } from '../selection/compile-filter.ts';
import type { DestinationSource } from './destination-source.ts';

/** A destination whose filter rules are ready to run. */
export interface PreparedDestination {
  readonly destination: Destination;
  readonly passes: CompiledFilter;
}

/** What the broadcaster knows of each owner's destinations. */
export interface DestinationCache {
  /** Known at once and at most 10 s old; else `undefined`, and they have to be loaded. */
  known(owner: string): readonly PreparedDestination[] | undefined;
  /** Known, or loaded now; `undefined` where nothing is known and they cannot be read. Never rejects. */
  load(owner: string): Promise<readonly PreparedDestination[] | undefined>;
  invalidate(owner: string): void;
}

interface Entry {
  prepared: readonly PreparedDestination[] | undefined;
  loadedAtMs: number;
  loading: Promise<readonly PreparedDestination[] | undefined> | undefined;
}

const MAX_AGE_MS = 10_000;
/** From this age on they are read again ahead of need, so that steady traffic never waits. */
const REFRESH_AGE_MS = 5_000;
const MAX_OWNERS = 100_000;

/** A cache over a {@link DestinationSource}. As long as the source fails, what it said last counts. */
export function createDestinationCache({
  source,
  clock,
  logger,
}: {
  readonly source: DestinationSource;
  readonly clock: Clock;
  readonly logger: Logger;
}): DestinationCache {
  const entries = new Map<string, Entry>();

  function entryOf(owner: string): Entry {
    const found = entries.get(owner);
    if (found !== undefined) return found;
    const [oldest] = entries.size >= MAX_OWNERS ? entries.keys() : [];
    if (oldest !== undefined) entries.delete(oldest);
    const entry: Entry = { prepared: undefined, loadedAtMs: Number.NEGATIVE_INFINITY, loading: undefined };
    entries.set(owner, entry);
    return entry;
  }

  async function read(owner: string, entry: Entry): Promise<readonly PreparedDestination[] | undefined> {
    try {
      const destinations = await source.list(owner);
      entry.prepared = await Promise.all(
        destinations.map(async (destination) => ({
          destination,
          passes: await compileFilter(destination.filterRules),
        })),
      );
    } catch (error) {
      logger.error('destinations of an owner could not be read', {
        owner,
        error: error instanceof Error ? error.message : String(error),
      });
    }
    entry.loadedAtMs = clock.monotonic();
    entry.loading = undefined;
    return entry.prepared;
  }

  function refresh(owner: string, entry: Entry): Promise<readonly PreparedDestination[] | undefined> {
    entry.loading ??= read(owner, entry);
    return entry.loading;
  }

  return {
    known(owner) {
      const entry = entryOf(owner);
      const ageMs = clock.monotonic() - entry.loadedAtMs;
      if (entry.prepared !== undefined && ageMs > REFRESH_AGE_MS) void refresh(owner, entry);
      return ageMs <= MAX_AGE_MS ? entry.prepared : undefined;
    },
    async load(owner) {
      const entry = entryOf(owner);
      const isFresh = entry.prepared !== undefined && clock.monotonic() - entry.loadedAtMs <= MAX_AGE_MS;
      return isFresh && entry.prepared !== undefined ? entry.prepared : refresh(owner, entry);
    },
    invalidate(owner) {
      entries.delete(owner);
    },
  };
}
