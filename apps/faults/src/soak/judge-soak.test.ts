import { expect, it } from 'vitest';
import { judgeSoak } from './judge-soak.ts';

const MiB = 2 ** 20;

/** Ten samples over five minutes. */
function samples(heapMiB: (index: number) => number, timeouts: (index: number) => number = () => 3) {
  return Array.from({ length: 10 }, (_, index) => ({
    atMs: index * 33_000,
    heapBytes: heapMiB(index) * MiB,
    externalBytes: 2 * MiB,
    resources: { Timeout: timeouts(index), TCPSocketWrap: 4 },
  }));
}

it('takes ups and downs for level', () => {
  expect(judgeSoak(samples((index) => 30 + (index % 3) * 0.4))).toEqual([]);
});

it('names a heap that grows, and by how much', () => {
  expect(judgeSoak(samples((index) => 30 + index))).toEqual(['The heap grew by 9.0 MiB, from 30.0 MiB to 39.0 MiB.']);
});

it('names timers that are left behind', () => {
  const failures = judgeSoak(
    samples(
      () => 30,
      (index) => 3 + index * 100,
    ),
  );
  expect(failures).toEqual(['903 open Timeout at the end, 3 at the start.']);
});

it('is not content with nothing', () => {
  expect(judgeSoak([])).toHaveLength(2);
});
