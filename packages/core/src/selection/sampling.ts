import { sha256 } from '@noble/hashes/sha2.js';
import type { Destination } from '../destination/destination.ts';
import type { Generation } from '../generation/generation.ts';

const encoder = new TextEncoder();
const STEPS = 2 ** 32;

/** What a sampling decision hangs on: the session where there is one, else the caller's trace, else the generation. */
function samplingKey({ id, sessionId, trace }: Generation): string {
  if (sessionId !== undefined && sessionId !== '') return `session:${sessionId}`;
  const traceId = trace?.trace_id;
  return typeof traceId === 'string' && traceId !== '' ? `trace:${traceId}` : `generation:${id}`;
}

/**
 * Whether a destination's share contains this generation. Deterministic: a session is wholly in or wholly out, on every
 * instance and after every restart. Salted by the destination, so that two destinations take different sessions.
 */
export function isSampled(
  { id, samplingRate }: Pick<Destination, 'id' | 'samplingRate'>,
  generation: Generation,
): boolean {
  if (samplingRate >= 1) return true;
  const hash = sha256(encoder.encode(`${id}|${samplingKey(generation)}`));
  const position = new DataView(hash.buffer, hash.byteOffset).getUint32(0) / STEPS;
  return position < samplingRate;
}
