import type { Content } from '../workload/bench-generation.ts';

/** Who turns spans into bytes. */
export type Encoder = 'broadcast-kit' | 'floor' | 'stringify' | 'opentelemetry';

/** What an encoding program has to do. */
export interface EncodingOrder {
  readonly encoder: Encoder;
  readonly content: Content;
  readonly rounds: number;
}

/** What it took. */
export interface EncodingCost {
  readonly cpuUs: number;
  readonly bytes: number;
}
