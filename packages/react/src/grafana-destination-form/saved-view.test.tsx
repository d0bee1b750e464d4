import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient } from '../testing/fake-settings-client.ts';
import { openedInExplore } from '../testing/opened-in-explore.ts';
import { renderWithClient } from '../testing/render-with-client.tsx';
import { sampleDestination } from '../testing/sample-destination.ts';
import { SavedView } from './saved-view.tsx';

async function savedView(grafanaUrl: string | null) {
  const destination = sampleDestination({ grafanaUrl, serviceName: 'acme-gateway' });
  const rendered = await renderWithClient(
    <SavedView destination={destination} level={2} onTurnOn={undefined} onClose={undefined} />,
    { client: createFakeSettingsClient() },
  );
  return { ...rendered, queries: await screen.findAllByRole('listitem') };
}

describe('after a save', () => {
  it('says when and where traces appear, with queries for this destination to copy', async () => {
    const { user, queries } = await savedView(null);

    expect(screen.getByText(/appears in Grafana within 1–2 minutes/)).toBeTruthy();
    expect(screen.getByText(/open Explore, choose the data source/)).toBeTruthy();
    expect(queries.every(({ textContent }) => textContent?.includes('resource.service.name = "acme-gateway"'))).toBe(
      true,
    );
    await user.click(screen.getByRole('button', { name: 'Copy query: Errors' }));
    expect(await navigator.clipboard.readText()).toMatch(/"acme-gateway" && .*status = error }$/);
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('links each query to Grafana where its address is known', async () => {
    const { queries } = await savedView('https://acme.grafana.net');

    const links = queries.map((query) => within(query).getByRole('link', { name: /^Run in Grafana: / }));
    expect(links.map(openedInExplore)).toEqual(
      queries.map((query) => ({
        page: 'https://acme.grafana.net/explore',
        orgId: '1',
        query: query.querySelector('code')?.textContent,
        dataSources: ['grafanacloud-traces', 'grafanacloud-traces'],
        range: { from: 'now-1h', to: 'now' },
      })),
    );
  });
});
