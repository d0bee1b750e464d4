import type { Fault } from '../fault-server.ts';

/** A way to be down for a while. */
export interface Outage {
  readonly name: string;
  readonly fault: Fault;
}

/** The four that customers see most. */
export const OUTAGES: readonly Outage[] = [
  { name: '503', fault: { kind: 'status', status: 503 } },
  { name: '429 with `Retry-After: 30`', fault: { kind: 'status', status: 429, headers: { 'retry-after': '30' } } },
  { name: 'connection reset', fault: { kind: 'reset', before: 'headers' } },
  { name: 'no answer', fault: { kind: 'hang', before: 'headers' } },
];
