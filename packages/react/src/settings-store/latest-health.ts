import type { DestinationHealth } from '@broadcast-kit/core';

/** Of two healths the one that was learnt later: the list and the delivery status are read at different times. */
export function latestHealth(a: DestinationHealth, b: DestinationHealth | undefined): DestinationHealth {
  if (b === undefined || b.state === 'unknown') return a;
  return a.state === 'unknown' || Date.parse(b.checkedAt) > Date.parse(a.checkedAt) ? b : a;
}
