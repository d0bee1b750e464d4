import type { PipelineName, PipelineOptions } from '../pipelines/pipeline.ts';
import type { Content } from '../workload/bench-generation.ts';

/** `megabyte`: a conversation of 1 MB, of which 2 KB are kept. */
export type RecordContent = Content | 'megabyte';

/** What a record program has to do. */
export interface RecordOrder extends Omit<PipelineOptions, 'content'> {
  readonly pipeline: PipelineName;
  readonly content: RecordContent;
  readonly records: number;
}

/** What one record took on the caller's thread, in microseconds. */
export interface RecordRun {
  readonly p50: number;
  readonly p99: number;
}
