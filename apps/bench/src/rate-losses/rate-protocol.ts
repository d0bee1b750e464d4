import type { PipelineName, PipelineOptions } from '../pipelines/pipeline.ts';

/** What a rate program has to do. */
export interface RateOrder extends PipelineOptions {
  readonly pipeline: PipelineName;
  readonly perSecond: number;
  readonly durationMs: number;
}

/** What it did; what arrived the sink knows. */
export interface RateRun {
  readonly recorded: number;
  /** How many per second it really made. */
  readonly perSecond: number;
  readonly rssMiB: number;
}
