import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Gzip } from '../otlp/gzip-body.ts';

const gzip = promisify<Uint8Array, zlib.ZlibOptions, Buffer<ArrayBuffer>>(zlib.gzip);

/** Room for what a batch becomes: each chunk is a way to zlib's thread and back. */
const CHUNK_BYTES = 65_536;
const OPTIONS = { level: zlib.constants.Z_BEST_SPEED, chunkSize: CHUNK_BYTES };

/**
 * Gzip through zlib, off the main thread. Level 1: on span bodies it comes close to the higher levels for a fraction of
 * their CPU.
 */
export const nodeGzip: Gzip = async (bytes) => {
  const zipped = await gzip(bytes, OPTIONS);
  // One chunk is a part of its memory, and is copied so that it holds no more than it needs; many are put together anyway.
  return zipped.byteLength === zipped.buffer.byteLength ? new Uint8Array(zipped.buffer) : new Uint8Array(zipped);
};
