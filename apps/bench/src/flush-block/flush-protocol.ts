import type { PipelineName, PipelineOptions } from '../pipelines/pipeline.ts';

/** What a flush program has to do. */
export interface FlushOrder extends PipelineOptions {
  readonly pipeline: PipelineName;
  readonly flushes: number;
}

/** What it saw. */
export interface FlushRun {
  /** Of each flush: the longest time in which nothing else could run. */
  readonly longestBlocksMs: readonly number[];
}
