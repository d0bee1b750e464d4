import type { SoakSample } from './soak-sample.ts';

/** What a soak program has to do. */
export interface SoakOrder {
  /** Of the receiver. */
  readonly baseUrl: string;
  readonly durationMs: number;
  /** How often it looks at what it holds. */
  readonly samples: number;
  /** How many destinations are added and removed meanwhile. */
  readonly changes: number;
  /** Leaves a timer and a text behind with each of them, to show that this is found. */
  readonly leak: boolean;
}

/** What it says: what it holds, at each look, and at the end what it did. */
export type SoakMessage = { readonly sample: SoakSample } | { readonly report: SoakReport };

/** What it did. */
export interface SoakReport {
  readonly delivered: number;
  /** Accepted, and neither delivered nor pending. */
  readonly lost: number;
  /** How many destinations were added and removed. */
  readonly changed: number;
}
