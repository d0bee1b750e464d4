import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient } from '../testing/fake-settings-client.ts';
import { enter, renderWithClient } from '../testing/render-with-client.tsx';
import { CANARY_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { ObservabilitySettings } from './observability-settings.tsx';

describe('ObservabilitySettings', () => {
  it('takes a newcomer from nothing to a configured destination', async () => {
    const client = createFakeSettingsClient();
    const { user, advance } = await renderWithClient(<ObservabilitySettings />, { client });

    expect(screen.getByRole('heading', { level: 2, name: 'Broadcast' })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 3, name: 'Three values from Grafana Cloud' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open the portal' }).getAttribute('href')).toMatch(
      /^https:\/\/grafana\.com/,
    );

    await user.click(screen.getByRole('switch', { name: 'Enable Broadcast' }));
    await user.click(screen.getByRole('button', { name: 'Add destination' }));
    await enter(user, await screen.findByLabelText('Instance ID'), '123456');
    await enter(user, screen.getByLabelText('API key'), CANARY_KEY);
    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    await advance(0);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await advance(0);
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await advance(0);

    const rows = screen.getAllByRole('listitem');
    expect(rows.some((row) => within(row).queryByText('Healthy'))).toBe(true);
    expect(screen.queryByText('Three values from Grafana Cloud')).toBeNull();
    expect(document.body.innerHTML).not.toContain(CANARY_KEY);
  });

  it('loads the switch, the list and each status once', async () => {
    const client = createFakeSettingsClient({ destinations: [sampleDestination()] });

    await renderWithClient(<ObservabilitySettings />, { client });

    expect(client.calls.map(({ method }) => method).sort()).toEqual([
      'getBroadcast',
      'getDestinationStatus',
      'listDestinations',
    ]);
  });

  it('fits into the outline and the words of the host', async () => {
    const client = createFakeSettingsClient();

    await renderWithClient(
      <ObservabilitySettings title="Tracing" description="Where traces go." headingLevel={1} learnMoreUrl="/docs" />,
      { client },
    );

    expect(screen.getByRole('heading', { level: 1, name: 'Tracing' })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2, name: 'Configured' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Learn more' }).getAttribute('href')).toBe('/docs');
  });

  it('shows members no steps that they cannot take', async () => {
    const client = createFakeSettingsClient({ canEdit: false });

    await renderWithClient(<ObservabilitySettings />, { client });

    expect(screen.queryByText('Three values from Grafana Cloud')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add destination' })).toBeNull();
  });
});
