import { createSettingsClient } from '@broadcast-kit/core';
import { BroadcastProvider, ObservabilitySettings } from '@broadcast-kit/react';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { throughQueryCache } from './react-query-client.ts';

/** A badge of your own beside the kit: it follows every change that is made in the kit. */
export function SettingsWithBadge({ baseUrl }: { readonly baseUrl: string }) {
  const [cache] = useState(() => new QueryClient());
  const [plain] = useState(() => createSettingsClient({ baseUrl }));
  const [client] = useState(() => throughQueryCache(plain, cache));
  const { data } = useQuery(
    { queryKey: ['broadcast-kit', 'destinations'], queryFn: () => plain.listDestinations() },
    cache,
  );

  return (
    <QueryClientProvider client={cache}>
      <p>Destinations in use: {data?.ok ? data.value.length : '…'}</p>
      <BroadcastProvider client={client}>
        <ObservabilitySettings />
      </BroadcastProvider>
    </QueryClientProvider>
  );
}
