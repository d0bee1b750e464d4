import { lmdbDeliveryQueue } from '../lmdb-delivery-queue.ts';
import { sampleDelivery } from '../queue-checks.ts';

// Puts, takes and settles as fast as it can until it is killed. Prints an id once its put has resolved, and a settled one once
// its settle was asked for: from then on it may be gone.

const [path = '', run = ''] = process.argv.slice(2);
const queue = lmdbDeliveryQueue({ path });
await queue.ready();
const say = (line: string) => process.stdout.write(`${line}\n`);

async function produce(lane: number): Promise<void> {
  for (let index = 0; ; index += 1) {
    const id = `${run}-${lane}-${index}`;
    const { stored } = await queue.put(
      sampleDelivery(id, { destinationId: `d${index % 5}`, body: new Uint8Array(3_000) }),
    );
    if (stored) say(`put ${id}`);
  }
}

async function consume(): Promise<void> {
  for (let index = 0; ; index += 1) {
    const outcome = await queue.take({ nowMs: 0, admit: () => 0 });
    if (outcome.kind === 'nothing') await new Promise((resolve) => setTimeout(resolve, 2));
    else if (index % 3 === 0) await queue.release(outcome.delivery, { failedAtMs: index });
    else {
      say(`settle ${outcome.delivery.id}`);
      await queue.settle(outcome.delivery, { delivered: 2 });
    }
  }
}

await Promise.all([produce(1), produce(2), produce(3), consume()]);
