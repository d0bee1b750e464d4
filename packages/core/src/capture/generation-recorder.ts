import type { Generation } from '../generation/generation.ts';

/** Anything that takes generations: a broadcaster, an array in a test. */
export interface GenerationRecorder {
  record(generation: Generation): unknown;
}
