import { crc32 } from 'node:zlib';
import type { Delivery } from '@broadcast-kit/core';

/** A delivery in the file, without its body. */
export interface StoredEntry extends Pick<Delivery, 'id' | 'owner' | 'destinationId'> {
  readonly key: string;
  readonly records: number;
  /** Bytes of the body. */
  readonly bytes: number;
}

type Facts = Omit<Delivery, 'body'>;

const HEAD_BYTES = 8;

/**
 * A delivery as one value: checksum of what follows (4 bytes), length of the facts (4 bytes), facts as JSON, body. The
 * engine has no checksums of its own, and hands out a flipped bit as it is.
 */
export function encodeDelivery({ body, ...facts }: Delivery): Buffer {
  const json = Buffer.from(JSON.stringify(facts), 'utf8');
  const value = Buffer.allocUnsafe(HEAD_BYTES + json.length + body.length);
  value.writeUInt32LE(json.length, 4);
  json.copy(value, HEAD_BYTES);
  value.set(body, HEAD_BYTES + json.length);
  value.writeUInt32LE(crc32(value.subarray(4)), 0);
  return value;
}

function readFacts(value: Buffer): { readonly facts: Facts; readonly bodyAt: number } | undefined {
  if (value.length < HEAD_BYTES) return undefined;
  const bodyAt = HEAD_BYTES + value.readUInt32LE(4);
  try {
    return { facts: JSON.parse(value.toString('utf8', HEAD_BYTES, bodyAt)) as Facts, bodyAt };
  } catch {
    return undefined;
  }
}

/** The delivery of a value; `undefined` where a bit of it is not as it was written. */
export function decodeDelivery(value: Buffer): Delivery | undefined {
  if (value.length < HEAD_BYTES || value.readUInt32LE(0) !== crc32(value.subarray(4))) return undefined;
  const read = readFacts(value);
  // A copy of the body: the value may lie in the file's own pages.
  return read && { ...read.facts, body: new Uint8Array(value.subarray(read.bodyAt)) };
}

/** What a value says of its delivery, without a look at the body; `undefined` where it says nothing that can be read. */
export function readEntry(key: string, value: Buffer): StoredEntry | undefined {
  const read = readFacts(value);
  if (!Array.isArray(read?.facts?.entryBytes)) return undefined;
  const { id, owner, destinationId, entryBytes } = read.facts;
  return { key, id, owner, destinationId, records: entryBytes.length, bytes: value.length - read.bodyAt };
}
