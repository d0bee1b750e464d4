import type { Destination } from '../destination/destination.ts';
import type { Generation } from '../generation/generation.ts';
import type { MappedGeneration } from '../spans/map-generation.ts';
import { mapGeneration } from '../spans/map-generation.ts';

/**
 * Maps a generation once for all destinations whose settings shape its spans alike.
 *
 * @throws BroadcastError `invalid_generation` where its times cannot be: one such span costs a receiver's whole batch.
 */
export function mapOncePerShape(generation: Generation): (destination: Destination) => MappedGeneration {
  const byShape = new Map<string, MappedGeneration>();
  return (destination) => {
    const { privacyMode, valueLimitBytes, serviceName, metadataScopes, agentObservability } = destination;
    const shape = JSON.stringify([privacyMode, valueLimitBytes, serviceName, metadataScopes, agentObservability]);
    let mapped = byShape.get(shape);
    if (mapped === undefined) {
      mapped = mapGeneration(generation, destination);
      byShape.set(shape, mapped);
    }
    return mapped;
  };
}
