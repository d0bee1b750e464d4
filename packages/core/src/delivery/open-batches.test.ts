import { describe, expect, it } from 'vitest';
import { createTestClock } from '../testing/create-test-clock.ts';
import type { SealedBatch } from './open-batches.ts';
import { createOpenBatches } from './open-batches.ts';

const target = { owner: 'workspace_1', destinationId: 'd1' };
const entry = (text: string) => JSON.stringify({ text });

function setUp(limits = {}) {
  const sealed: SealedBatch[] = [];
  const clock = createTestClock();
  const batches = createOpenBatches({
    limits: { maxBytes: 10_000, maxRecords: 512, maxAgeMs: 1_000, ...limits },
    clock,
    onSealed: (batch) => sealed.push(batch),
  });
  return { batches, sealed, clock };
}

function textsOf({ body }: SealedBatch): string[] {
  const { resourceSpans } = JSON.parse(new TextDecoder().decode(body)) as { resourceSpans: { text: string }[] };
  return resourceSpans.map(({ text }) => text);
}

describe('createOpenBatches', () => {
  it('puts a record that would be too much into the next batch, whole', async () => {
    const { batches, sealed, clock } = setUp({ maxBytes: 300 });
    const texts = ['я'.repeat(60), 'b'.repeat(100), '📈'.repeat(50), 'c'];
    const added = texts.map((text) => batches.add(target, [entry(text)]));
    await clock.advance(1_000);
    expect(sealed.map(textsOf)).toEqual([texts.slice(0, 2), texts.slice(2)]);
    expect(sealed.flatMap(({ entryBytes }) => entryBytes)).toEqual(added.map(({ bytes }) => bytes));
    expect(added.map(({ bytes }) => bytes)).toEqual(texts.map((text) => new TextEncoder().encode(entry(text)).length));
  });

  it('writes into the memory of a batch again once it was given back, and not before', () => {
    const { batches, sealed } = setUp();
    for (const text of ['first', 'second']) {
      batches.add(target, [entry(text)]);
      batches.sealAll();
    }
    expect(sealed.map(textsOf)).toEqual([['first'], ['second']]);
    sealed[0]?.recycle();
    batches.add(target, [entry('third')]);
    batches.sealAll();
    expect(sealed[2]?.body.buffer).toBe(sealed[0]?.body.buffer);
    expect(sealed.slice(1).map(textsOf)).toEqual([['second'], ['third']]);
  });

  it('takes new memory where a compressor in another thread has taken the old one with it', () => {
    const { batches, sealed } = setUp();
    batches.add(target, [entry('first')]);
    batches.sealAll();
    const [first] = sealed;
    if (first !== undefined) structuredClone(first.body.buffer, { transfer: [first.body.buffer] });
    first?.recycle();
    batches.add(target, [entry('second')]);
    batches.sealAll();
    expect(sealed.slice(1).map(textsOf)).toEqual([['second']]);
  });
});
