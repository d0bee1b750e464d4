import { createSettingsClient } from '@broadcast-kit/core';
import { BroadcastProvider, ObservabilitySettings } from '@broadcast-kit/react';
import { german } from '@broadcast-kit/react/locales/de';

const client = createSettingsClient({ baseUrl: '/api/v1' });

export function GermanPage() {
  return (
    <BroadcastProvider client={client} messages={german} locale="de">
      <ObservabilitySettings />
    </BroadcastProvider>
  );
}
