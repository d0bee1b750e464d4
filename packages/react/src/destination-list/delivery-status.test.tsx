import type { DeliveryCounters, DestinationStatus } from '@broadcast-kit/core';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient, refusal } from '../testing/fake-settings-client.ts';
import { openedInExplore } from '../testing/opened-in-explore.ts';
import { renderWithClient } from '../testing/render-with-client.tsx';
import { REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { DestinationList } from './destination-list.tsx';

const US = sampleDestination({ id: 'us', name: 'US' });
const EU = sampleDestination({ id: 'eu', name: 'EU' });
const OFF = sampleDestination({ id: 'off', name: 'Archive', enabled: false });

const COUNTERS: DeliveryCounters = {
  offered: 1_240,
  accepted: 1_238,
  delivered: 1_204,
  pending: 31,
  refused: { queue_full: 2 },
  dropped: { expired: 2, rejected: 1 },
  skipped: { sampled_out: 120, filtered: 4, api_key: 0 },
};
const LAST_ATTEMPT: DestinationStatus['lastAttempt'] = {
  at: '2026-01-21T20:40:56.000Z',
  outcome: 'retry',
  records: 3,
  attempt: 2,
  reason: 'rate_limited',
};
const BUSY: Partial<DestinationStatus> = {
  lastDeliveredAt: '2026-01-21T20:38:56.000Z',
  lastAttempt: LAST_ATTEMPT,
  counters: COUNTERS,
};

function row(name: string): HTMLElement {
  const found = screen.getAllByRole('listitem').find((item) => within(item).queryByText(name));
  if (found === undefined) throw new Error(`There is no row ${name}.`);
  return found;
}

async function listOf(
  statuses: Readonly<Record<string, Partial<DestinationStatus>>>,
  more: { canEdit?: boolean } = {},
) {
  const client = createFakeSettingsClient({ destinations: [US, EU, OFF], statuses, ...more });
  return { client, ...(await renderWithClient(<DestinationList />, { client })) };
}

describe('delivery status in the list', () => {
  it('says when the last trace was delivered, in the line below the name', async () => {
    const { client } = await listOf({ us: BUSY });

    expect(within(row('US')).getByText('last trace 4 minutes ago')).toBeTruthy();
    expect(row('EU').textContent).toContain('no traces yet');
    expect(client.callsOf('getDestinationStatus').map(({ args }) => args[0])).toEqual(['us', 'eu', 'off']);
  });

  it('claims nothing about traces that were delivered before the service last started', async () => {
    await listOf({ us: { counters: COUNTERS } });
    expect(row('US').textContent).not.toContain('no traces yet');
  });

  it('opens to counters with reasons and the cause of the last attempt', async () => {
    const { user } = await listOf({ us: BUSY });
    const more = screen.getByRole('button', { name: 'Deliveries of US' });
    expect(more.getAttribute('aria-expanded')).toBe('false');

    await user.click(more);
    await within(row('US')).findByText('Waiting');

    const facts = within(row('US')).getAllByRole('term');
    const told = Object.fromEntries(facts.map((term) => [term.textContent, term.nextElementSibling?.textContent]));
    expect(told).toEqual({
      'Last trace': '4 minutes ago',
      'Last attempt':
        'Not delivered yet, tried again soon (Grafana takes no more at the moment) · 3 requests · attempt 2 · 2 minutes ago',
      Delivered: '1,204 requests',
      Waiting: '31',
      'Given up': '3 (waited too long: 2 · content not accepted: 1)',
      'Not taken in': '2 (too many waiting: 2)',
      'Left out': '124 (sampling: 120 · filter rules: 4)',
    });

    await user.click(more);
    expect(within(row('US')).queryByText('Waiting')).toBeNull();
    expect(document.activeElement).toBe(more);
  });

  it('links to the traces in the Grafana of the destination, where that is known', async () => {
    const acme = { ...US, grafanaUrl: 'https://acme.grafana.net', serviceName: 'acme' };
    const client = createFakeSettingsClient({ destinations: [acme, EU], statuses: { us: BUSY, eu: BUSY } });
    const grafanaLinks = { dataSource: 'tempo', orgId: 2 };
    const { user } = await renderWithClient(<DestinationList />, { client, grafanaLinks });
    await user.click(screen.getByRole('button', { name: 'Deliveries of US' }));
    await user.click(screen.getByRole('button', { name: 'Deliveries of EU' }));

    expect(openedInExplore(await within(row('US')).findByRole('link', { name: 'Open Explore: US' }))).toEqual({
      page: 'https://acme.grafana.net/explore',
      orgId: '2',
      query: '{ resource.service.name = "acme" }',
      dataSources: ['tempo', 'tempo'],
      range: { from: 'now-24h', to: 'now' },
    });
    expect(within(row('EU')).queryByRole('link')).toBeNull();
  });

  it('explains a failing destination with the steps to take', async () => {
    const { user } = await listOf({
      us: { health: { state: 'failing', checkedAt: '2026-01-21T20:41:56.000Z', diagnosis: REVOKED_KEY } },
    });
    expect(within(row('US')).getByRole('button', { name: 'Failing' }), 'newer than the list').toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Deliveries of US' }));

    expect(await within(row('US')).findByText('Grafana refused the key.')).toBeTruthy();
    expect(within(row('US')).getByText('Generate a new token.')).toBeTruthy();
  });

  it('keeps a status that cannot be read to its row, and reads it again', async () => {
    const client = createFakeSettingsClient({ destinations: [US, EU], statuses: { us: BUSY, eu: BUSY } });
    client.next('getDestinationStatus', refusal('server_error', { message: 'The server failed.' }));
    const { user, advance } = await renderWithClient(<DestinationList />, { client });

    expect(row('US').textContent).toContain('deliveries unknown');
    expect(row('EU').textContent).toContain('last trace');
    await user.click(screen.getByRole('button', { name: 'Deliveries of US' }));
    const alert = await within(row('US')).findByRole('alert');
    expect(alert.textContent).toContain('Couldn’t read how deliveries go.');
    expect(alert.textContent).toContain('The server failed.');

    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await advance(0);
    expect(row('US').textContent).toContain('last trace 4 minutes ago');
    expect(within(row('US')).queryByRole('alert')).toBeNull();
  });

  it('says that and why a destination was disabled by itself, and enables it again', async () => {
    const { client, user, advance } = await listOf({
      off: { autoDisabled: { at: '2026-01-19T20:42:56.000Z', diagnosis: REVOKED_KEY } },
    });

    const title = 'Disabled by itself 2 days ago, because nothing could be delivered for days.';
    expect(within(row('Archive')).getByText(title)).toBeTruthy();
    expect(row('Archive').textContent).toContain('Grafana refused the key.');
    await user.click(within(row('Archive')).getByRole('button', { name: 'Enable again' }));
    await advance(0);

    expect(within(row('Archive')).queryByText(title)).toBeNull();
    expect(within(row('Archive')).queryByText('Disabled')).toBeNull();
    expect(client.callsOf('updateDestination')[0]?.args.slice(0, 2)).toEqual(['off', { enabled: true }]);
  });

  it('shows members the same, but leaves enabling to admins', async () => {
    await listOf(
      { us: BUSY, off: { autoDisabled: { at: '2026-01-19T20:42:56.000Z', diagnosis: REVOKED_KEY } } },
      { canEdit: false },
    );
    expect(screen.getByRole('button', { name: 'Deliveries of US' })).toBeTruthy();
    expect(within(row('Archive')).getByText(/^Disabled by itself/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Enable again' })).toBeNull();
  });
});
