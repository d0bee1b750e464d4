import { broadcastPipeline } from './broadcast-pipeline.ts';
import { peerPipeline } from './peer-pipeline.ts';
import type { Pipeline, PipelineName, PipelineOptions } from './pipeline.ts';
import { rawPipeline } from './raw-pipeline.ts';

/** The pipeline of this name. */
export function openPipeline(name: PipelineName, options: PipelineOptions): Pipeline {
  switch (name) {
    case 'broadcast-kit':
      return broadcastPipeline(options);
    case 'raw-post':
      return rawPipeline(options);
    default:
      return peerPipeline(name, options);
  }
}
