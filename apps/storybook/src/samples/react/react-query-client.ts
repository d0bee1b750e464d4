import type { SettingsClient, SettingsResult } from '@broadcast-kit/core';
import type { QueryClient } from '@tanstack/react-query';

const KEY = 'broadcast-kit';

/**
 * A settings client whose reads go through your query cache: your own `useQuery` shares them, your devtools show them, and
 * every change makes them stale. The kit keeps doing what only it knows: tests, tokens of versions, rollbacks.
 */
export function throughQueryCache(client: SettingsClient, cache: QueryClient): SettingsClient {
  const read = <T>(name: string, call: () => Promise<SettingsResult<T>>): Promise<SettingsResult<T>> =>
    cache.fetchQuery({ queryKey: [KEY, name], queryFn: call, staleTime: 0 });

  const changing =
    <Args extends readonly unknown[], T>(call: (...args: Args) => Promise<SettingsResult<T>>) =>
    async (...args: Args): Promise<SettingsResult<T>> => {
      const result = await call(...args);
      if (result.ok) await cache.invalidateQueries({ queryKey: [KEY] });
      return result;
    };

  return {
    ...client,
    getBroadcast: (options) => read('broadcast', () => client.getBroadcast(options)),
    listDestinations: (options) => read('destinations', () => client.listDestinations(options)),
    setBroadcast: changing(client.setBroadcast),
    createDestination: changing(client.createDestination),
    updateDestination: changing(client.updateDestination),
    deleteDestination: changing(client.deleteDestination),
    restoreDestination: changing(client.restoreDestination),
  };
}
