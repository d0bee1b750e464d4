import type { PipelineName, PipelineOptions } from '../pipelines/pipeline.ts';

/** What an export program has to do. */
export interface ExportOrder extends PipelineOptions {
  readonly pipeline: PipelineName;
  readonly spans: number;
  readonly warmUpSpans: number;
}

/** What it took, from the first record to the last answer. */
export interface ExportCost {
  /** User and system time of all threads, per span. */
  readonly cpuUs: number;
  readonly wallUs: number;
  /** Most memory of the process, in MiB. */
  readonly rssMiB: number;
}
