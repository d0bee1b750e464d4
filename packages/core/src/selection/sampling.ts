import { sha256 } from '@noble/hashes/sha2.js';
import type { Destination } from '../destination/destination.ts';
import type { Generation } from '../generation/generation.ts';

const encoder = new TextEncoder();
const STEPS = 2 ** 32;

/** Tells the final trace id of a generation, however the caller named its trace. Asked only where it decides. */
export type TraceIdFor = (generation: Generation) => string;

/**
 * Whether a destination's share contains this generation. Deterministic: a session, or a trace without one, is wholly in
 * or wholly out, on every instance and after every restart. Salted by the destination, so that two destinations take
 * different sessions.
 */
export function isSampled(
  { id, samplingRate }: Pick<Destination, 'id' | 'samplingRate'>,
  generation: Generation,
  traceIdFor: TraceIdFor,
): boolean {
  if (samplingRate >= 1) return true;
  const { sessionId } = generation;
  const key = sessionId ? `session:${sessionId}` : `trace:${traceIdFor(generation)}`;
  const hash = sha256(encoder.encode(`${id}|${key}`));
  const position = new DataView(hash.buffer, hash.byteOffset).getUint32(0) / STEPS;
  return position < samplingRate;
}
