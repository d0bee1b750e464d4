import { createSettingsClient, fetchTransport } from '@broadcast-kit/core';
import { createFakeOtlpGateway } from '@broadcast-kit/core/testing';
import { BroadcastProvider } from '@broadcast-kit/react';
import { createSecretBox, createSettingsHandler, memoryDestinationStore } from '@broadcast-kit/server';
import type { ReactNode } from 'react';

/** The pair that the fake stack accepts. Not a real key. */
export const credentials = {
  baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net',
  instanceId: '123456',
  apiKey: 'glc_test_key',
};

/** The real settings API over a fake Grafana Cloud, in the process of the test: no server, no network. */
export function createTestBackend() {
  const grafana = createFakeOtlpGateway(credentials);
  const handler = createSettingsHandler({
    store: memoryDestinationStore(),
    secrets: createSecretBox({ keys: ['only for tests: 32 characters or more'] }),
    authorize: () => ({ owner: 'workspace_1', actor: 'test', role: 'admin' }),
    transport: fetchTransport({ fetch: grafana.fetch }),
  });
  const client = createSettingsClient({
    baseUrl: 'https://app.test/api/v1',
    fetch: (url, init) => handler(new Request(url, init)),
  });
  const Wrapper = ({ children }: { readonly children: ReactNode }) => (
    <BroadcastProvider client={client}>{children}</BroadcastProvider>
  );
  return { grafana, client, Wrapper };
}
