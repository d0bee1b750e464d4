import * as v from 'valibot';
import type { Destination, DestinationInput } from '../destination/destination.ts';
import { DestinationSchema } from '../destination/destination.ts';
import { BroadcastError } from '../runtime/broadcast-error.ts';
import { issuesOf } from '../runtime/issues-of.ts';
import type { DestinationSource } from './destination-source.ts';

/**
 * Destinations in code. One that names no owner gets the generations of all owners: a single tenant has none.
 *
 * @throws BroadcastError `invalid_config` where a destination cannot work; the message names the field.
 */
export function fixedDestinations(inputs: readonly DestinationInput[]): DestinationSource {
  const destinations = inputs.map((input) => {
    const parsed = v.safeParse(DestinationSchema, input);
    if (parsed.success) return { destination: parsed.output, owner: input.owner };
    const issues = issuesOf(parsed.issues).map(({ path, message }) => `${path}: ${message}`);
    throw new BroadcastError({
      code: 'invalid_config',
      message: `The destination ${JSON.stringify(input.id)} cannot be used. ${issues.join(' ')}`,
    });
  });
  // Looking through all destinations for each owner would take the longer the more owners there are.
  const byOwner = new Map<string | undefined, Destination[]>();
  for (const { destination, owner } of destinations) {
    const own = byOwner.get(owner);
    if (own === undefined) byOwner.set(owner, [destination]);
    else own.push(destination);
  }
  const forAll = byOwner.get(undefined) ?? [];
  return { list: async (owner) => [...forAll, ...(byOwner.get(owner) ?? [])] };
}
