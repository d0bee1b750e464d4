import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lmdbDeliveryQueue } from './lmdb-delivery-queue.ts';
import { rebuildQueueFile } from './lmdb-rebuild-queue-file.ts';
import { mustTake, sampleDelivery } from './queue-checks.ts';

const root = mkdtempSync(join(tmpdir(), 'broadcast-kit-rebuild-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function queueWith(ids: readonly string[]) {
  const path = mkdtempSync(join(root, 'queue-'));
  const queue = lmdbDeliveryQueue({ path });
  for (const id of ids) await queue.put(sampleDelivery(id, { body: new TextEncoder().encode(`body of ${id}`) }));
  const books = queue.accounts().total;
  await queue.close();
  return { path, file: join(path, 'delivery-queue.mdb'), books };
}

it('keeps every delivery and the books of a file that is whole, and sets nothing aside', async () => {
  const { path, file, books } = await queueWith(['a', 'b', 'c']);
  let setAside = 0;
  expect(await rebuildQueueFile(file, () => (setAside += 1))).toBe('good');
  const queue = lmdbDeliveryQueue({ path });
  await queue.ready();
  expect(queue.accounts().total).toEqual(books);
  expect([(await mustTake(queue)).id, (await mustTake(queue)).id, (await mustTake(queue)).id]).toEqual(['a', 'b', 'c']);
  expect([setAside, queue.state()]).toEqual([0, { kind: 'ok' }]);
  await queue.close();
  expect(readdirSync(path).filter((name) => name.includes('.new'))).toEqual([]);
});

it('keeps every other delivery where one is damaged, and counts it', async () => {
  const { path, file, books } = await queueWith(['a', 'b', 'c']);
  const bytes = readFileSync(file);
  // Pages that are in use no more may hold it too.
  for (let at = bytes.indexOf('body of b'); at >= 0; at = bytes.indexOf('body of b', at + 1)) bytes.write('B', at);
  writeFileSync(file, bytes);
  let setAside = 0;
  expect(await rebuildQueueFile(file, () => (setAside += 1))).toBe('incomplete');
  expect(setAside).toBe(1);
  const queue = lmdbDeliveryQueue({ path });
  await queue.ready();
  expect([(await mustTake(queue)).id, (await mustTake(queue)).id]).toEqual(['a', 'c']);
  const { accepted, pending, dropped } = queue.accounts().total;
  expect({ accepted, pending, dropped }).toEqual({ accepted: books.accepted, pending: 4, dropped: { damaged: 2 } });
  await queue.close();
});

it('leaves a file of another version alone', async () => {
  const { file } = await queueWith(['a']);
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf('schema'); at >= 0; at = bytes.indexOf('schema', at + 1)) bytes.write('schemb', at);
  writeFileSync(file, bytes);
  expect(await rebuildQueueFile(file, () => {})).toBe('unknown');
  expect(readFileSync(file).equals(bytes)).toBe(true);
});
