import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, DeliveryAccount, DeliveryQueue, Logger } from '@broadcast-kit/core';
import { createDestinationTurns } from '@broadcast-kit/core';
import type { QueueFileCheck } from './lmdb-check-queue-file.ts';
import { checkQueueFile } from './lmdb-check-queue-file.ts';
import type { QueueClient } from './lmdb-queue-client.ts';
import { openQueueClient } from './lmdb-queue-client.ts';
import type { QueueLock } from './lmdb-queue-lock.ts';
import { lockQueue, RENEW_LOCK_MS } from './lmdb-queue-lock.ts';
import type {
  QueueAnswer,
  QueueChanges,
  QueueFailure,
  QueueFileLimits,
  QueueOperation,
} from './lmdb-queue-messages.ts';
import { rebuildQueueFile } from './lmdb-rebuild-queue-file.ts';

/** Options of {@link lmdbFileQueue}. */
export interface LmdbFileQueueOptions {
  readonly path: string;
  readonly durability: 'process' | 'power';
  readonly limits: QueueFileLimits;
  readonly logger: Logger;
  readonly clock: Clock;
}

const FILE = 'delivery-queue.mdb';
/** A file that breaks this often is not the one that is broken. */
const MAX_SET_ASIDE = 3;
/** After so many crashes in a row the file may be the reason, whatever its check says. */
const CRASHES_TO_REBUILD = 3;
/** How long a disk that is full or fails is left alone before the next try to store. */
const FAILURE_PAUSE_MS = 1_000;
/** How long the process that has the directory is waited for: another host's counts as gone after that. */
const LOCK_PATIENCE_MS = 3 * RENEW_LOCK_MS + 5_000;
const LOCK_POLL_MS = 1_000;

/**
 * A queue in a file that a thread of its own works on. Its `put` rejects while the file cannot store; its other calls never
 * do, and find nothing where there is no file. A file that is broken is set aside, and a new one takes its place.
 */
export function lmdbFileQueue({ path, durability, limits, logger, clock }: LmdbFileQueueOptions): DeliveryQueue {
  const filePath = join(path, FILE);
  const turns = createDestinationTurns();
  const owners = new Map<string, string>();
  const destinations = new Map<string, DeliveryAccount>();
  const listeners = new Set<() => void>();
  let total: DeliveryAccount = { accepted: 0, delivered: 0, dropped: {}, pending: 0 };
  let client: QueueClient | undefined;
  let lock: QueueLock | undefined;
  let cancelRenewal = () => {};
  /** What is wrong for now, and what is wrong until somebody has seen it. */
  let passing: string | undefined;
  let lasting: string | undefined;
  let setAside = 0;
  let pausedUntilMs = Number.NEGATIVE_INFINITY;
  let isClosed = false;

  function degrade(reason: string): void {
    if (reason !== lasting) logger.error('the delivery queue is degraded', { reason });
    lasting = reason;
  }

  function degradeForNow(reason: string): void {
    if (reason !== passing) logger.error('the delivery queue is degraded for now', { reason });
    passing = reason;
  }

  function onChanges(changes: QueueChanges): void {
    total = changes.total;
    for (const [destinationId, account] of changes.accounts) {
      if (account === undefined) destinations.delete(destinationId);
      else destinations.set(destinationId, account);
    }
    for (const [destinationId, { owner, waiting }] of changes.lines) {
      if (waiting > 0) {
        owners.set(destinationId, owner);
        turns.add(destinationId);
      } else {
        owners.delete(destinationId);
        turns.remove(destinationId);
      }
    }
  }

  function forgetLines(): void {
    for (const destinationId of owners.keys()) turns.remove(destinationId);
    owners.clear();
  }

  function rename(kind: 'corrupt' | 'other-version'): string {
    const aside = `${filePath}.${kind}-${clock.now()}`;
    renameSync(filePath, aside);
    if (existsSync(`${filePath}-lock`)) renameSync(`${filePath}-lock`, `${aside}-lock`);
    setAside += 1;
    return aside;
  }

  /** Opens the file, or a new one in the place of one that cannot be used. */
  async function openFile(): Promise<void> {
    const lost = total.accepted > 0 ? { total, destinations } : undefined;
    const opened = await openQueueClient(
      { path: filePath, durability, limits, lost },
      { onChanges, onEnd: replaceFile },
    );
    if (!('failure' in opened)) {
      client = opened;
      return;
    }
    if (opened.failure === 'unusable') {
      degrade(`The queue file cannot be opened: ${opened.message} Batches wait in memory. Restart when it can.`);
      return;
    }
    await replaceFile(opened);
  }

  async function replaceFile(failure: QueueFailure): Promise<void> {
    const broken = client;
    client = undefined;
    forgetLines();
    await broken?.end();
    if (isClosed) return;
    if (setAside >= MAX_SET_ASIDE) {
      degrade('Queue files broke again and again. Batches wait in memory. Check the disk, then restart.');
      return;
    }
    try {
      const aside = rename(failure.failure === 'version' ? 'other-version' : 'corrupt');
      degrade(`${failure.message} The file was set aside as ${aside}, and a new one is in use.`);
    } catch (error) {
      degrade(`${failure.message} The file cannot be set aside: ${String(error)} Batches wait in memory.`);
      return;
    }
    await openFile();
  }

  /** Leaves the file to the process that has taken it: two that count would not agree. */
  async function leaveFile(): Promise<void> {
    const left = client;
    client = undefined;
    forgetLines();
    degrade(`Another process has taken ${path} while this one slept. Batches wait in memory. Restart this one.`);
    await left?.end();
  }

  function keepLock(held: QueueLock): void {
    cancelRenewal = clock.schedule(() => {
      try {
        if (!held.renew()) {
          void leaveFile();
          return;
        }
      } catch (error) {
        logger.warn('the lock of the delivery queue could not be renewed', { error: String(error) });
      }
      keepLock(held);
    }, RENEW_LOCK_MS);
  }

  async function takeLock(): Promise<boolean> {
    for (let waitedMs = 0; ; waitedMs += LOCK_POLL_MS) {
      const taken = lockQueue(`${filePath}.owner`);
      if (!('heldBy' in taken)) {
        lock = taken;
        keepLock(taken);
        return true;
      }
      if (waitedMs >= LOCK_PATIENCE_MS || isClosed) {
        degrade(
          `${path} is used by ${taken.heldBy}. Give each process a directory of its own. Batches wait in memory.`,
        );
        return false;
      }
      await new Promise<void>((resolve) => clock.schedule(resolve, LOCK_POLL_MS, { keepAlive: true }));
    }
  }

  /**
   * Damage that no check finds can still end the process, each time. What can be read goes into a new file then, and nothing
   * is lost where it was something else that ended it.
   */
  async function checkAndMend(): Promise<QueueFileCheck> {
    const check = await checkQueueFile(filePath);
    if (check !== 'good' || lock === undefined || lock.crashes < CRASHES_TO_REBUILD) return check;
    logger.warn('the delivery queue is rebuilt after crashes', { crashes: lock.crashes });
    return rebuildQueueFile(filePath, () =>
      degrade(`Parts of the queue file cannot be read. It was set aside as ${rename('corrupt')}.`),
    );
  }

  async function open(): Promise<void> {
    mkdirSync(path, { recursive: true });
    if (!(await takeLock())) return;
    const check = existsSync(filePath) ? await checkAndMend() : 'good';
    if (check === 'broken') await replaceFile({ failure: 'damaged', message: 'The queue file cannot be read.' });
    else await openFile();
  }

  const opened = open().catch((error: unknown) => {
    degrade(`The queue cannot be opened: ${String(error)} Batches wait in memory. Restart when it can.`);
  });

  async function ask(operation: QueueOperation): Promise<QueueAnswer | QueueFailure> {
    await opened;
    const asked = client;
    if (asked === undefined) return { failure: 'unusable', message: 'There is no queue file.' };
    const answer = await asked.ask(operation);
    if ('failure' in answer) {
      if (answer.failure === 'damaged' && asked === client) await replaceFile(answer);
      else if (!isClosed)
        degradeForNow(`The queue file fails: ${answer.message}. The disk may be full. Batches wait in memory.`);
    }
    return answer;
  }

  async function booked(operation: QueueOperation): Promise<boolean> {
    const answer = await ask(operation);
    return !('failure' in answer) && answer.booked === true;
  }

  return {
    durability,
    async put(delivery) {
      if (clock.monotonic() < pausedUntilMs) throw queueError(passing ?? 'it failed just now');
      const answer = await ask({ kind: 'put', delivery });
      if ('failure' in answer) {
        pausedUntilMs = clock.monotonic() + FAILURE_PAUSE_MS;
        throw queueError(answer.message);
      }
      passing = undefined;
      for (const listener of listeners) listener();
      return { stored: answer.stored === true, evicted: answer.evicted ?? [] };
    },
    async take({ nowMs, admit }) {
      await opened;
      for (;;) {
        const destinationId = turns.next(nowMs, (id) => admit({ owner: owners.get(id) ?? '', destinationId: id }));
        if (destinationId === undefined) return { kind: 'nothing', dueAtMs: turns.dueAtMs() };
        const answer = await ask({ kind: 'take', destinationId });
        if ('failure' in answer) return { kind: 'nothing', dueAtMs: nowMs + FAILURE_PAUSE_MS };
        if (answer.delivery !== undefined) return { kind: 'taken', delivery: answer.delivery };
      }
    },
    async release({ id }, { failedAtMs } = {}) {
      await ask({ kind: 'release', id, failedAtMs });
    },
    settle: ({ id }, settlement) => booked({ kind: 'settle', id, settlement }),
    replace: ({ id }, parts) => booked({ kind: 'replace', id, parts }),
    resume: turns.resume,
    accounts: () => ({ total, destinations }),
    state() {
      const reason = passing ?? lasting;
      return reason === undefined ? { kind: 'ok' } : { kind: 'degraded', reason };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ready: () => opened,
    async close() {
      isClosed = true;
      await opened;
      await client?.ask({ kind: 'close' });
      client = undefined;
      forgetLines();
      cancelRenewal();
      lock?.release();
    },
  };
}

function queueError(message: string): Error {
  return new Error(`The queue cannot store: ${message}`);
}
