import type { DestinationHealth } from '@broadcast-kit/core';
import type { DestinationRecord } from './destination-record.ts';

/** What became of a save. */
export type SaveOutcome =
  | { readonly ok: true; readonly record: DestinationRecord }
  /** Somebody else changed, created or purged it; `current` is what is stored now. */
  | { readonly ok: false; readonly code: 'version_conflict'; readonly current: DestinationRecord | undefined }
  /** A destination that the owner created within {@link IDEMPOTENCY_LIFETIME_MS}, live or deleted, has this idempotency key. */
  | { readonly ok: false; readonly code: 'idempotency_key_taken' }
  /** Another live destination of the owner has this name. */
  | { readonly ok: false; readonly code: 'name_taken' }
  /** The owner has {@link MAX_DESTINATIONS_PER_TYPE} live destinations of this type. */
  | { readonly ok: false; readonly code: 'limit_reached' };

/** Most live destinations of one type per owner, as in OpenRouter. */
export const MAX_DESTINATIONS_PER_TYPE = 5;

/** How long a create is remembered under its idempotency key, in milliseconds: 24 hours. */
export const IDEMPOTENCY_LIFETIME_MS = 24 * 3_600_000;

/** Most deleted destinations that are kept per owner; beyond it the one that was deleted first goes for good. */
export const MAX_DELETED_PER_OWNER = 50;

/**
 * Where destinations and the broadcast switches live.
 *
 * An implementation guarantees:
 * - **Owners never meet.** Every call names one, and nothing of another owner is read, changed or counted.
 * - **Saves are atomic.** Version, idempotency key of a new record, name and limit are checked and the record written as one step, also among several
 *   processes that share the store. A save that is refused, or that rejects, has changed nothing.
 * - **A save that resolved survives** whatever the implementation promises to survive (a process kill, a power cut).
 * - **Reads see finished saves** of the same process, and return copies.
 *
 * It may reject when the medium fails; the settings API then answers 500 and changes nothing. It needs no encryption of
 * its own: secrets arrive sealed. `destinationStoreContract` of `@broadcast-kit/server/testing` checks all of this.
 */
export interface DestinationStore {
  /** The live destinations of an owner, oldest first. */
  list(owner: string): Promise<readonly DestinationRecord[]>;
  /** The deleted destinations of an owner that are still kept, oldest first. */
  listDeleted(owner: string): Promise<readonly DestinationRecord[]>;
  /** One destination, live or deleted (`deletedAt` tells). */
  find(owner: string, id: string): Promise<DestinationRecord | undefined>;
  /**
   * All records of all owners, live and deleted, in no order. A record that is saved meanwhile may come in its old or its
   * new form, or not at all where it is new.
   */
  records(): AsyncIterable<DestinationRecord>;
  /**
   * Creates, changes, deletes (with `deletedAt`) or restores a destination. Owner and id of the record say which; its
   * own `version` is not looked at.
   *
   * @param expectedVersion - The stored version that the change is based on; 0: there is none yet.
   */
  save(record: DestinationRecord, expectedVersion: number): Promise<SaveOutcome>;
  /** Notes how a test went, where `version` is still the stored one. Does not change the version. */
  recordHealth(
    key: { readonly owner: string; readonly id: string; readonly version: number },
    health: DestinationHealth,
  ): Promise<void>;
  /** Whether broadcast is on for an owner. `false` until it is switched on. */
  isBroadcastEnabled(owner: string): Promise<boolean>;
  /** Switches broadcast on or off for an owner. */
  setBroadcastEnabled(owner: string, enabled: boolean): Promise<void>;
  /** Removes for good what was deleted before this time (epoch milliseconds), of all owners. Returns how many. */
  purgeDeleted(deletedBefore: number): Promise<number>;
  /** Gives up files and connections. No other call may follow. */
  close(): Promise<void>;
}
