import type { DestinationStatus } from '@broadcast-kit/core';
import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { GrafanaLinks } from '../broadcast-provider/grafana-links-context.ts';
import { createFakeSettingsClient, refusal } from '../testing/fake-settings-client.ts';
import { openedInExplore } from '../testing/opened-in-explore.ts';
import { renderWithClient } from '../testing/render-with-client.tsx';
import { REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { ObservabilitySettings } from './observability-settings.tsx';

const ACME = sampleDestination({ id: 'acme', name: 'Acme', grafanaUrl: 'https://acme.grafana.net' });
const EU = sampleDestination({ id: 'eu', name: 'EU', serviceName: 'gateway' });

interface Options {
  readonly destinations?: readonly (typeof ACME)[];
  readonly canEdit?: boolean;
  readonly enabled?: boolean;
  readonly status?: Partial<DestinationStatus>;
  readonly links?: GrafanaLinks;
}

async function pageWith({ destinations = [ACME], canEdit, enabled = true, status = {}, links }: Options = {}) {
  const client = createFakeSettingsClient({ enabled, canEdit, destinations, statuses: { acme: status } });
  const page = await renderWithClient(<ObservabilitySettings />, { client, grafanaLinks: links });
  return { client, ...page };
}

const linkTo = (name: string): URL => new URL(screen.getByRole('link', { name }).getAttribute('href') ?? '');

/** The only query in a link to Explore. */
function queryIn(link: URL): string {
  const [pane] = Object.values(JSON.parse(link.searchParams.get('panes') ?? '{}'));
  return (pane as { queries: { query: string }[] }).queries[0]?.query ?? '';
}

describe('View your traces', () => {
  async function opened(options?: Options) {
    const page = await pageWith(options);
    await page.user.click(screen.getByRole('button', { name: 'View your traces' }));
    await screen.findByRole('combobox', { name: 'Ready query' });
    return page;
  }

  it('is not there before there is a destination', async () => {
    await pageWith({ destinations: [] });
    expect(screen.queryByRole('button', { name: 'View your traces' })).toBeNull();
  });

  it('links into the Grafana of the destination', async () => {
    await opened();

    const explore = linkTo('Open Explore');
    expect(explore.origin + explore.pathname).toBe('https://acme.grafana.net/explore');
    expect(queryIn(explore)).toBe('{ resource.service.name = "openrouter" }');
    expect(linkTo('Open Traces Drilldown').searchParams.get('var-filters')).toBe('resource.service.name|=|openrouter');
  });

  it('opens the data source and organisation that the host names, below the path of its Grafana', async () => {
    const grafanaUrl = 'https://tools.acme.com/grafana';
    const { user } = await opened({
      destinations: [{ ...ACME, grafanaUrl }],
      links: { dataSource: 'tempo', orgId: 7 },
      status: { lastDeliveredAt: '2026-01-20T20:38:56.000Z' },
    });
    const opens = {
      page: 'https://tools.acme.com/grafana/explore',
      orgId: '7',
      query: '{ resource.service.name = "openrouter" }',
      dataSources: ['tempo', 'tempo'],
      range: { from: 'now-1h', to: 'now' },
    };
    for (const name of ['Open Explore', 'Run in Grafana']) {
      expect(openedInExplore(screen.getByRole('link', { name }))).toEqual(opens);
    }
    const drilldown = linkTo('Open Traces Drilldown');
    expect(drilldown.pathname).toBe('/grafana/a/grafana-exploretraces-app/explore');
    expect(Object.fromEntries(drilldown.searchParams)).toMatchObject({ 'var-ds': 'tempo', orgId: '7', from: 'now-1h' });

    await user.click(screen.getByRole('button', { name: 'View your traces' }));
    await user.click(screen.getByRole('button', { name: 'Traces not appearing?' }));
    expect(await screen.findByText('In Explore, choose the data source tempo. Others hold no traces.')).toBeTruthy();
    const checks = within(screen.getByRole('group', { name: 'Traces not appearing?' }));
    expect(openedInExplore(checks.getByRole('link', { name: 'Open Explore' }))).toEqual({
      ...opens,
      range: { from: 'now-7d', to: 'now' },
    });
  });

  it('says what to do by hand where no Grafana is known, and where links would come from', async () => {
    await opened({ destinations: [EU] });

    expect(screen.getByText('Choose the data source grafanacloud-…-traces.')).toBeTruthy();
    expect(screen.getByText(/add the Grafana URL under Advanced/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Grafana|^Open/ })).toBeNull();
    expect(screen.getByText('{ resource.service.name = "gateway" }')).toBeTruthy();
  });

  it('has a query ready for each question, to run and to copy', async () => {
    const { user } = await opened();
    const choice = screen.getByRole('combobox', { name: 'Ready query' });
    await user.selectOptions(choice, 'Errors');
    expect(queryIn(linkTo('Run in Grafana'))).toBe('{ resource.service.name = "openrouter" && status = error }');

    await user.selectOptions(choice, 'Slow requests');
    await user.click(screen.getByRole('button', { name: 'Copy query' }));
    expect(await navigator.clipboard.readText()).toBe('{ resource.service.name = "openrouter" && duration > 5s }');
    expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy();
  });

  it('lets people choose between destinations', async () => {
    const { user } = await opened({ destinations: [ACME, EU] });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Destination' }), 'EU');

    expect(screen.getByText('{ resource.service.name = "gateway" }')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Open Explore' })).toBeNull();
  });

  it('downloads the dashboard for the service of the destination', async () => {
    const saved: string[] = [];
    const blobs: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return 'blob:dashboard';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push(`${this.download} ${this.href}`);
    });
    const { user } = await opened({ destinations: [EU] });
    await user.click(screen.getByRole('button', { name: 'Download dashboard' }));
    await vi.waitFor(() => expect(saved).toEqual(['broadcast-dashboard.json blob:dashboard']));
    expect(JSON.parse((await blobs[0]?.text()) ?? '')).toMatchObject({
      templating: { list: expect.arrayContaining([expect.objectContaining({ name: 'service', query: 'gateway' })]) },
    });
    vi.restoreAllMocks();
  });
});

describe('Traces not appearing?', () => {
  async function opened(options?: Options) {
    const page = await pageWith(options);
    await page.user.click(screen.getByRole('button', { name: 'Traces not appearing?' }));
    await screen.findByText(/In Explore, choose the data source/);
    return page;
  }
  const checks = (): (string | null)[] =>
    within(screen.getByRole('group', { name: 'Traces not appearing?' }))
      .getAllByRole('listitem')
      .map((item) => item.textContent);

  it('goes through the specification with what is known right now', async () => {
    await opened({
      destinations: [{ ...ACME, samplingRate: 0.05, privacyMode: true }],
      status: {
        lastDeliveredAt: '2026-01-21T20:38:56.000Z',
        counters: {
          offered: 3,
          accepted: 3,
          delivered: 3,
          pending: 0,
          refused: {},
          dropped: {},
          skipped: { sampled_out: 1_200 },
        },
      },
    });

    expect(checks()).toEqual([
      'Worth a look: Sampling sends 5% of traces and has left out 1,200 so far. Yours may be among them.',
      'Worth a look: In Grafana, choose the time range “Last 1 hour” or a wider one: the last trace was delivered 4 minutes ago.Open Explore',
      'Worth a look: In Explore, choose the data source grafanacloud-acme-traces. Others hold no traces.',
      'Worth a look: Privacy mode is on: traces appear without prompts and completions.',
      'Fine: Broadcast is on.',
      'Fine: The destination is enabled.',
      'Fine: Base URL, Instance ID and API key worked 2 minutes ago. Traces go to https://otlp-gateway-prod-us-west-0.grafana.net/otlp/v1/traces.',
      'Fine: Grafana took the last trace 4 minutes ago.',
      'Fine: No filter keeps requests away.',
      'Fine: No limit was met. Texts above 2,048 bytes are shortened and marked.',
    ]);
  });

  it('mends on the spot what keeps everything back', async () => {
    const { user, advance } = await opened({ enabled: false, destinations: [{ ...ACME, enabled: false }] });
    expect(checks().slice(0, 2)).toEqual([
      'Problem: Broadcast is off, so nothing is sent.Turn on Broadcast',
      'Problem: The destination is disabled, so nothing is sent to it.Enable',
    ]);

    await user.click(screen.getByRole('button', { name: 'Turn on Broadcast' }));
    await user.click(screen.getByRole('button', { name: 'Enable' }));
    await advance(0);
    expect(checks()).toContain('Fine: Broadcast is on.');
    expect(checks()).toContain('Fine: The destination is enabled.');
  });

  it('says what Grafana answered, and tests again', async () => {
    const { user, advance } = await opened({
      destinations: [
        { ...ACME, health: { state: 'failing', checkedAt: '2026-01-21T20:30:56.000Z', diagnosis: REVOKED_KEY } },
      ],
      status: {
        health: { state: 'unknown' },
        lastAttempt: { at: '2026-01-21T20:30:56.000Z', outcome: 'held', records: 3, attempt: 1, reason: 'auth' },
      },
    });
    expect(checks()[0]).toMatch(/^Problem: Grafana refused the key\./);
    expect(checks()[1]).toBe(
      'Problem: The last attempt, 12 minutes ago: Refused, kept until the settings work (Instance ID or API key refused).',
    );

    await user.click(screen.getByRole('button', { name: 'Test connection' }));
    await advance(0);
    expect(
      checks().some((check) => check?.startsWith('Fine: Base URL, Instance ID and API key worked just now.')),
    ).toBe(true);
  });

  it('goes on with what it knows where the deliveries cannot be read, and reads them again', async () => {
    const client = createFakeSettingsClient({ enabled: true, destinations: [ACME] });
    client.next('getDestinationStatus', refusal('server_error'));
    const { user, advance } = await renderWithClient(<ObservabilitySettings />, { client });
    await user.click(screen.getByRole('button', { name: 'Traces not appearing?' }));
    expect(await screen.findByText('How deliveries go could not be read.')).toBeTruthy();
    expect(checks()).toHaveLength(7);

    await user.click(screen.getByRole('button', { name: 'Check again' }));
    await advance(0);
    expect(screen.queryByText('How deliveries go could not be read.')).toBeNull();
    expect(checks().some((check) => check?.includes('Nothing was delivered'))).toBe(true);
  });

  it('gives members the facts without the buttons', async () => {
    await opened({ canEdit: false, enabled: false });
    expect(checks()[0]).toBe('Problem: Broadcast is off, so nothing is sent.');
  });
});
