import { Worker } from 'node:worker_threads';
import type {
  QueueAnswer,
  QueueChanges,
  QueueFailure,
  QueueFileOptions,
  QueueMessage,
  QueueOperation,
  QueueRequest,
} from './lmdb-queue-messages.ts';

/** A queue file that another thread works on. */
export interface QueueClient {
  ask(operation: QueueOperation): Promise<QueueAnswer | QueueFailure>;
  /** Ends the thread, whatever it does. */
  end(): Promise<unknown>;
}

const ENDED: QueueFailure = { failure: 'damaged', message: 'The thread of the queue ended in an unforeseen way.' };

/** Starts the thread of a queue file. Resolves when the file is open, or says why it is not. */
export function openQueueClient(
  options: QueueFileOptions,
  {
    onChanges,
    onEnd,
  }: { readonly onChanges: (changes: QueueChanges) => void; readonly onEnd: (failure: QueueFailure) => void },
): Promise<QueueClient | QueueFailure> {
  const worker = new Worker(new URL('./lmdb-queue-thread.ts', import.meta.url), { workerData: options });
  const waiting = new Map<number, (answer: QueueAnswer | QueueFailure) => void>();
  let number = 0;
  let hasEnded = false;
  let isClosing = false;

  function end(failure: QueueFailure): void {
    hasEnded = true;
    for (const answer of waiting.values()) answer(failure);
    waiting.clear();
  }

  const client: QueueClient = {
    ask(operation) {
      if (hasEnded || isClosing) return Promise.resolve(ENDED);
      isClosing = operation.kind === 'close';
      number += 1;
      const request: QueueRequest = { number, operation };
      worker.postMessage(request);
      // An answer that somebody waits for is worth living for.
      worker.ref();
      return new Promise((resolve) => waiting.set(request.number, resolve));
    },
    end() {
      end(ENDED);
      return worker.terminate();
    },
  };

  return new Promise((resolve) => {
    worker.on('message', (message: QueueMessage) => {
      if (message.kind === 'not-opened') {
        hasEnded = true;
        resolve(message.failure);
        return;
      }
      onChanges(message.changes);
      if (message.kind === 'opened') {
        worker.unref();
        return resolve(client);
      }
      for (const { number: answered, answer } of message.results) {
        waiting.get(answered)?.(answer);
        waiting.delete(answered);
      }
      if (waiting.size === 0) worker.unref();
    });
    worker.on('error', (error) => {
      resolve({ failure: 'unusable', message: String(error) });
    });
    worker.on('exit', () => {
      resolve(ENDED);
      if (hasEnded) return;
      end(ENDED);
      if (!isClosing) onEnd(ENDED);
    });
  });
}
