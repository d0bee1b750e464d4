import type { SeededDestination } from './product-backend.ts';

/** What Grafana answers a key that was revoked. */
export const REFUSED_KEY = { kind: 'status', status: 401, body: 'authentication error: invalid token' } as const;

/** One destination of each kind: one that works, one that fails and gets a sample, one that is disabled and private. */
export const SAMPLE_DESTINATIONS: readonly SeededDestination[] = [
  { name: 'Production', grafanaUrl: 'https://acme.grafana.net', delivered: 48_210 },
  { name: 'Staging', samplingRate: 0.05, thenFails: REFUSED_KEY },
  { name: 'Load tests', enabled: false, privacyMode: true },
];
