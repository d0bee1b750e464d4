import type { DestinationInput } from '@broadcast-kit/core';
import type { Content } from './bench-generation.ts';

/** The destination of all bench generations: a sink. */
export function benchDestination(baseUrl: string, content: Content): DestinationInput {
  return {
    id: 'destination-1',
    owner: 'workspace-1',
    name: 'Sink',
    privacyMode: content === 'none',
    config: { baseUrl, instanceId: '1', apiKey: 'glc_not-a-real-key' },
  };
}
