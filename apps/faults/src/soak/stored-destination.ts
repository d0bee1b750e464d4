import { type Destination, DestinationSchema } from '@broadcast-kit/core';
import { numberedDestination } from '../numbered-generation.ts';

/** A destination as a store would hand it out. */
export function storedDestination(user: string, baseUrl: string): Destination {
  const result = DestinationSchema['~standard'].validate(numberedDestination(user, baseUrl));
  if (result instanceof Promise || result.issues !== undefined)
    throw new Error(`No destination: ${user} at ${baseUrl}`);
  return result.value;
}
