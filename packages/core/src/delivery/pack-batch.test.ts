import { expect, it } from 'vitest';
import type { Gzip } from '../otlp/gzip-body.ts';
import { packBatch } from './pack-batch.ts';

const facts = { id: 'a-1', owner: 'workspace_1', destinationId: 'd1', createdAtMs: 0, attempts: 0, entryBytes: [2] };

it.each<[string, Gzip]>([
  ['there is no compressor', async () => undefined],
  ['the compressor fails', () => Promise.reject(new Error('out of memory'))],
  [
    'the compressor throws',
    () => {
      throw new Error('not loaded');
    },
  ],
])('sends a batch as it is where %s, and takes no more memory for it than it needs', async (_, gzip) => {
  const body = new Uint8Array(4_096).fill(7).subarray(0, 100);
  const packed = await packBatch({ ...facts, body, gzip });
  expect(packed).toEqual({ ...facts, body: new Uint8Array(100).fill(7), encoding: 'identity' });
  expect(packed.body.buffer.byteLength).toBe(100);
});
