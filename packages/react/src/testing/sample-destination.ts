import type { DestinationView, Diagnosis } from '@broadcast-kit/core';

/** A key that the validators accept and no Grafana stack has. Tests also look for it where it must not be. */
export const CANARY_KEY = 'glc_eyJvIjoiMTIzNDU2IiwibiI6ImNhbmFyeSJ9';

/** What the connection test says about a revoked key. */
export const REVOKED_KEY: Diagnosis = {
  code: 'auth.unauthorized',
  field: 'apiKey',
  summary: 'Grafana refused the key.',
  remedy: 'The API key is wrong or revoked, or it belongs to another stack than the Instance ID.',
  steps: ['Check the Instance ID.', 'Generate a new token.'],
  status: 401,
  detail: 'authentication error: invalid token',
};

/** A saved destination as the settings API shows it. */
export function sampleDestination(change: Partial<DestinationView> = {}): DestinationView {
  return {
    id: 'destination-1',
    type: 'grafana',
    name: 'Grafana Cloud',
    enabled: true,
    privacyMode: false,
    samplingRate: 1,
    apiKeyHashes: null,
    filterRules: null,
    config: {
      baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp',
      instanceId: '123456',
      apiKey: 'glc_...a1b2c3d4',
    },
    serviceName: 'openrouter',
    valueLimitBytes: 2048,
    grafanaUrl: null,
    metadataScopes: [],
    agentObservability: false,
    health: { state: 'healthy', checkedAt: '2026-01-21T20:40:56.000Z', durationMs: 212 },
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    etag: '"1"',
    ...change,
  };
}
