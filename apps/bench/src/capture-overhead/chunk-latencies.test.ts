import { expect, it } from 'vitest';
import { chunkLatencies } from './chunk-latencies.ts';

const bytes = (length: number) => new Uint8Array(length);
const chunks = [bytes(10), bytes(20), bytes(30)];
const writtenAtNs = [100, 200, 300];

it('measures each chunk from its write to its read', () => {
  const reads = [
    { atNs: 150, bytes: bytes(10) },
    { atNs: 260, bytes: bytes(20) },
    { atNs: 370, bytes: bytes(30) },
  ];
  expect(chunkLatencies(chunks, { writtenAtNs, reads })).toEqual([50, 60, 70]);
});

it('counts a chunk as read when its last byte is, in whatever pieces it comes', () => {
  const reads = [
    { atNs: 150, bytes: bytes(4) },
    { atNs: 250, bytes: bytes(26) },
    { atNs: 350, bytes: bytes(29) },
    { atNs: 400, bytes: bytes(1) },
  ];
  expect(chunkLatencies(chunks, { writtenAtNs, reads })).toEqual([150, 50, 100]);
});
