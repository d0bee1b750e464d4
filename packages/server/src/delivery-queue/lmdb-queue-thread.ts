import { parentPort, workerData } from 'node:worker_threads';
import { queueFailure } from './lmdb-queue-failure.ts';
import type { QueueFile } from './lmdb-queue-file.ts';
import { openQueueFile } from './lmdb-queue-file.ts';
import type { QueueAnswer, QueueFailure, QueueFileOptions, QueueMessage, QueueRequest } from './lmdb-queue-messages.ts';

// The thread of a queue file: the disk may be slow here without holding up the gateway. What came while a transaction was
// on its way goes into the next one, all together.

/** How often what only the operating system holds goes to the disk, where a killed process is what has to be survived. */
const FLUSH_EVERY_MS = 1_000;

const options = workerData as QueueFileOptions;
const port = parentPort;
if (port === null) throw new Error('This file is run by a queue, in a thread.');
const post = (message: QueueMessage, transfer: readonly ArrayBuffer[] = []) => port.postMessage(message, transfer);

// A commit that fails also rejects where nobody can catch it. It was told of by the call already.
process.on('unhandledRejection', () => {});

function tryTo<T>(action: () => T): T | QueueFailure {
  try {
    return action();
  } catch (error) {
    return queueFailure(error);
  }
}

type Answers = { readonly number: number; readonly answer: QueueAnswer | QueueFailure }[];

function serve(file: QueueFile): void {
  let waiting: QueueRequest[] = [];
  let isPlanned = false;
  let flushTimer: NodeJS.Timeout | undefined;

  function planFlush(): void {
    if (options.durability === 'power') return;
    flushTimer ??= setTimeout(() => {
      flushTimer = undefined;
      tryTo(file.flush);
    }, FLUSH_EVERY_MS);
  }

  async function close(): Promise<void> {
    clearTimeout(flushTimer);
    tryTo(file.flush);
    await file.close().catch(() => {});
  }

  function answer(results: Answers, transfer: readonly ArrayBuffer[] = []): void {
    if (results.length > 0) post({ kind: 'done', results, changes: file.changes() }, transfer);
  }

  function takeAll(requests: readonly QueueRequest[]): void {
    const results: Answers = [];
    const transfer: ArrayBuffer[] = [];
    for (const { number, operation } of requests) {
      if (operation.kind !== 'take') continue;
      const taken = tryTo((): QueueAnswer => ({ delivery: file.take(operation.destinationId) }));
      if ('delivery' in taken && taken.delivery !== undefined) transfer.push(taken.delivery.body.buffer);
      results.push({ number, answer: taken });
    }
    answer(results, transfer);
  }

  function writeAll(requests: readonly QueueRequest[]): void {
    const writes = requests.flatMap(({ number, operation }) =>
      operation.kind === 'take' || operation.kind === 'close' ? [] : [{ number, operation }],
    );
    if (writes.length === 0) return;
    const written = tryTo(() => file.write(writes.map(({ operation }) => operation)));
    planFlush();
    answer(
      writes.map(({ number }, index) => ({ number, answer: 'failure' in written ? written : (written[index] ?? {}) })),
    );
  }

  async function work(): Promise<void> {
    isPlanned = false;
    const requests = waiting;
    waiting = [];
    // Whoever takes waits for the one transaction that is under way, and for no other.
    takeAll(requests);
    writeAll(requests);
    const closing = requests.find(({ operation }) => operation.kind === 'close');
    if (closing === undefined) return;
    await close();
    answer([{ number: closing.number, answer: {} }]);
    port?.close();
  }

  port?.on('message', (request: QueueRequest) => {
    waiting.push(request);
    if (isPlanned) return;
    isPlanned = true;
    setImmediate(() => void work());
  });
  post({ kind: 'opened', changes: file.changes() });
}

const opened = tryTo(() => openQueueFile(options));
if ('failure' in opened) post({ kind: 'not-opened', failure: opened });
else serve(opened);
