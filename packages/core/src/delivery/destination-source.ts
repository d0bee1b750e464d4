import type { Destination } from '../destination/destination.ts';

/**
 * Where a broadcaster learns which destinations an owner has. Asked at most once in 10 s per owner, never on the hot
 * path, and again at once after `broadcaster.invalidate(owner)`.
 */
export interface DestinationSource {
  /**
   * The destinations of an owner, with current credentials: enabled ones only, and none while the owner's broadcast
   * switch is off. May reject: the broadcaster asks again. Meanwhile new records wait up to 30 s and are then refused;
   * those in the queue go out with what was known last, for up to 5 minutes, and wait after that.
   */
  list(owner: string): Promise<readonly Destination[]>;
}
