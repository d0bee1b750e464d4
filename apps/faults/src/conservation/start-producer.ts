import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { forkProgram } from '../fork-program.ts';
import { LINE, type ProducerOrder, type ProducerReport, type ProducerRequest } from './producer-protocol.ts';

/** What the oracle writes down of all producers. */
export interface Notes {
  readonly accepted: Set<string>;
  /** By id prefix: numbers below this one may have been used. */
  readonly issued: Map<string, number>;
  readonly complaints: string[];
  /** What producers logged, in case something does not hold. */
  readonly logs: string[];
}

/** A producer in a process of its own. */
export interface Producer {
  /** Resolves when the first record is accepted. */
  readonly underLoad: Promise<void>;
  ask(request: ProducerRequest): Promise<ProducerReport>;
  kill(): Promise<void>;
}

/** Starts a producer. What it tells goes into the notes. */
export function startProducer(order: ProducerOrder, notes: Notes): Producer {
  const { child, gone, nextMessage } = forkProgram('producer', order, {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'ipc'],
  });
  const lines = createInterface({ input: child.stdio[3] as Readable });
  const heardAll = once(lines, 'close');
  const underLoad = new Promise<void>((resolve, reject) => {
    void gone.then((code) => reject(new Error(`The producer ended with ${code} before it made anything.`)));
    lines.on('line', (line) => {
      const text = line.slice(2);
      if (line[0] === LINE.issuing) notes.issued.set(order.idPrefix, Number(text));
      if (line[0] === LINE.complaint) notes.complaints.push(text);
      if (line[0] === LINE.log) notes.logs.push(`${order.idPrefix}: ${text}`);
      if (line[0] !== LINE.accepted) return;
      for (const record of text.split(' ')) notes.accepted.add(record);
      resolve();
    });
  });
  // Whoever waits for it hears of it.
  underLoad.catch(() => {});

  return {
    underLoad,
    async ask(request) {
      const answered = nextMessage();
      child.send(request);
      const report = (await answered) as ProducerReport;
      if (request.kind === 'end') await Promise.all([gone, heardAll]);
      return report;
    },
    async kill() {
      child.kill('SIGKILL');
      await Promise.all([gone, heardAll]);
    },
  };
}
