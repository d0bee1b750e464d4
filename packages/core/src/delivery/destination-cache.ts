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
  /** The same for destinations whose settings shape their spans alike. */
  readonly shape: string;
}

function shapeOf(destination: Destination): string {
  const { privacyMode, valueLimitBytes, serviceName, metadataScopes, agentObservability } = destination;
  return JSON.stringify([privacyMode, valueLimitBytes, serviceName, metadataScopes, agentObservability]);
}

/** What the broadcaster knows of each owner's destinations. */
export interface DestinationCache {
  /** Known at once and at most 10 s old; else `undefined`, and they have to be loaded. */
  known(owner: string): readonly PreparedDestination[] | undefined;
  /** Known, or loaded now; `undefined` where they cannot be read. Never rejects. */
  load(owner: string): Promise<readonly PreparedDestination[] | undefined>;
  /**
   * For what is sent already and needs its credentials: as `load`, but as long as they cannot be read, what was known
   * last counts for up to 5 minutes.
   */
  loadOrLast(owner: string): Promise<readonly PreparedDestination[] | undefined>;
  invalidate(owner: string): void;
}

interface Entry {
  prepared: readonly PreparedDestination[] | undefined;
  /** When `prepared` was read. */
  loadedAtMs: number;
  failedAtMs: number;
  loading: Promise<void> | undefined;
}

const MAX_AGE_MS = 10_000;
/** From this age on they are read again ahead of need, so that steady traffic never waits. */
const REFRESH_AGE_MS = 5_000;
/** How long what was known last may stand in for a source that fails, where a record is on its way already. */
const MAX_LAST_KNOWN_AGE_MS = 300_000;
/** A source that fails is left alone for so long, whoever asks. */
const FAILURE_PAUSE_MS = 500;
const MAX_OWNERS = 100_000;

/** A cache over a {@link DestinationSource}. */
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
    const never = Number.NEGATIVE_INFINITY;
    const entry: Entry = { prepared: undefined, loadedAtMs: never, failedAtMs: never, loading: undefined };
    entries.set(owner, entry);
    return entry;
  }

  const ageOf = ({ loadedAtMs }: Entry) => clock.monotonic() - loadedAtMs;

  async function read(owner: string, entry: Entry): Promise<void> {
    // What the source says was true when it was asked.
    const askedAtMs = clock.monotonic();
    try {
      const destinations = await source.list(owner);
      entry.prepared = await Promise.all(
        destinations.map(async (destination) => ({
          destination,
          passes: await compileFilter(destination.filterRules),
          shape: shapeOf(destination),
        })),
      );
      entry.loadedAtMs = askedAtMs;
    } catch (error) {
      entry.failedAtMs = clock.monotonic();
      logger.error('destinations of an owner could not be read', {
        owner,
        error: error instanceof Error ? error.message : String(error),
      });
    }
    entry.loading = undefined;
  }

  async function refresh(owner: string, entry: Entry): Promise<void> {
    if (clock.monotonic() - entry.failedAtMs < FAILURE_PAUSE_MS) return;
    entry.loading ??= read(owner, entry);
    await entry.loading;
  }

  async function load(owner: string, maxAgeMs: number): Promise<readonly PreparedDestination[] | undefined> {
    const entry = entryOf(owner);
    if (ageOf(entry) > MAX_AGE_MS) await refresh(owner, entry);
    return ageOf(entry) <= maxAgeMs ? entry.prepared : undefined;
  }

  return {
    known(owner) {
      const entry = entryOf(owner);
      const ageMs = ageOf(entry);
      if (entry.prepared !== undefined && ageMs > REFRESH_AGE_MS) void refresh(owner, entry);
      return ageMs <= MAX_AGE_MS ? entry.prepared : undefined;
    },
    load: (owner) => load(owner, MAX_AGE_MS),
    loadOrLast: (owner) => load(owner, MAX_LAST_KNOWN_AGE_MS),
    invalidate(owner) {
      entries.delete(owner);
    },
  };
}
