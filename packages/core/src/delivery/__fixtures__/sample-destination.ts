import type { Destination, DestinationInput } from '../../destination/destination.ts';

/** A destination as somebody writes it down in code. */
export const sampleDestinationInput: DestinationInput = {
  id: 'd1',
  name: 'Grafana Cloud',
  config: { baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net', instanceId: '123456', apiKey: 'glc_test-key' },
};

/** The same as a store hands it out, for the owner `team`. */
export const sampleDestination: Destination = {
  ...sampleDestinationInput,
  owner: 'team',
  type: 'grafana',
  enabled: true,
  samplingRate: 1,
  privacyMode: false,
  apiKeyHashes: null,
  filterRules: null,
  serviceName: 'openrouter',
  valueLimitBytes: 2048,
  grafanaUrl: null,
  metadataScopes: [],
  agentObservability: false,
};
