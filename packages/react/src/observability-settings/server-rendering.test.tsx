import { screen } from '@testing-library/react';
import { act, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { BroadcastProvider } from '../broadcast-provider/broadcast-provider.tsx';
import { GrafanaDestinationForm } from '../grafana-destination-form/grafana-destination-form.tsx';
import { createFakeSettingsClient } from '../testing/fake-settings-client.ts';
import { sampleDestination } from '../testing/sample-destination.ts';
import { ObservabilitySettings } from './observability-settings.tsx';

afterEach(() => {
  document.body.innerHTML = '';
});

it('renders on a server without a request or an inline style, and hydrates without a warning', async () => {
  const complaints = vi.spyOn(console, 'error');
  const client = createFakeSettingsClient({ enabled: true, destinations: [sampleDestination()] });
  const page = (
    <StrictMode>
      <BroadcastProvider client={client}>
        <ObservabilitySettings />
        <GrafanaDestinationForm />
      </BroadcastProvider>
    </StrictMode>
  );

  const html = renderToString(page);
  expect(client.calls).toEqual([]);
  expect(html).toContain('Loading destinations…');
  expect(html).not.toContain('style=');

  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = html;
  const root = await act(async () => hydrateRoot(container, page));
  await act(async () => {});

  expect(screen.getByRole('switch', { name: 'Enable Broadcast' }).getAttribute('aria-checked')).toBe('true');
  expect(screen.getByText('Healthy')).toBeTruthy();
  expect(complaints).not.toHaveBeenCalled();
  act(() => root.unmount());
});
