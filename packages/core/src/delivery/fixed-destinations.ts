import * as v from 'valibot';
import type { DestinationInput } from '../destination/destination.ts';
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
  const destinations = inputs.map((input, index) => {
    const parsed = v.safeParse(DestinationSchema, input);
    if (parsed.success) return { destination: parsed.output, isForAll: input.owner === undefined, index };
    const issues = issuesOf(parsed.issues).map(({ path, message }) => `${path}: ${message}`);
    throw new BroadcastError({
      code: 'invalid_config',
      message: `The destination ${JSON.stringify(input.id)} cannot be used. ${issues.join(' ')}`,
    });
  });
  const forAll = destinations.filter(({ isForAll }) => isForAll);
  const byOwner = new Map<string, typeof destinations>();
  for (const entry of destinations) {
    if (entry.isForAll) continue;
    const { owner } = entry.destination;
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), entry]);
  }
  return {
    list: async (owner) =>
      [...forAll, ...(byOwner.get(owner) ?? [])]
        .sort((a, b) => a.index - b.index)
        .map(({ destination }) => destination),
  };
}
