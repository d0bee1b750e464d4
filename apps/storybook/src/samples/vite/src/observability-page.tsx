import { createSettingsClient } from '@broadcast-kit/core';
import { BroadcastProvider, ObservabilitySettings } from '@broadcast-kit/react';
import '@broadcast-kit/react/styles.css';

const client = createSettingsClient({ baseUrl: '/api/v1' });

export function ObservabilityPage() {
  return (
    <BroadcastProvider client={client}>
      <ObservabilitySettings />
    </BroadcastProvider>
  );
}
