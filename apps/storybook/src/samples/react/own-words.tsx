import { createSettingsClient } from '@broadcast-kit/core';
import { BroadcastProvider, type Messages, ObservabilitySettings } from '@broadcast-kit/react';

const client = createSettingsClient({ baseUrl: '/api/v1' });

/** Only what should differ; the rest stays English. */
const messages: Partial<Messages> = {
  pageTitle: 'Tracing',
  toggleLabel: 'Trace my requests',
  addDestination: 'Connect a stack',
  deleted: (name) => `${name} is disconnected.`,
};

export function TracingPage() {
  return (
    <BroadcastProvider client={client} messages={messages} locale="en-GB">
      <ObservabilitySettings />
    </BroadcastProvider>
  );
}
