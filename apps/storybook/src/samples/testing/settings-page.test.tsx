// @vitest-environment happy-dom

import { ObservabilitySettings } from '@broadcast-kit/react';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { createTestBackend, credentials } from './render-settings.tsx';

afterEach(cleanup);

it('shows a destination whose stack answers as healthy', async () => {
  const { client, Wrapper } = createTestBackend();
  await client.createDestination({ name: 'Production', config: credentials });
  render(<ObservabilitySettings />, { wrapper: Wrapper });
  expect(await screen.findByText('Production')).toBeTruthy();
  expect(await screen.findByText('Healthy')).toBeTruthy();
});

it('refuses to save what Grafana refuses', async () => {
  const { client, grafana } = createTestBackend();
  grafana.failWith({ kind: 'status', status: 401, body: 'authentication error: invalid token' });
  const saved = await client.createDestination({ name: 'Production', config: credentials });
  expect(saved).toMatchObject({ ok: false, error: { code: 'connection_test_failed' } });
  expect(grafana.received()).toHaveLength(1);
});
