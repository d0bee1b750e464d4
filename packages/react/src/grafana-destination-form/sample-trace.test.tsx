import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient, refusal } from '../testing/fake-settings-client.ts';
import { openedInExplore } from '../testing/opened-in-explore.ts';
import { enter } from '../testing/render-with-client.tsx';
import { REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { apiKey, button, describedBy, fillIn, formOf, instanceId } from './__fixtures__/form-screen.tsx';

const TRACE_ID = '5b8efff798038103d269b633813fc60c';
const FAILED = {
  ok: true,
  value: { ok: false, traceId: TRACE_ID, durationMs: 90, diagnosis: REVOKED_KEY },
} as const;

/** The result itself, not the same words for those who listen. */
const SEEN = { ignore: '[role=status]' };
const SENT = /^Sample trace sent · 212 ms · just now$/;

describe('Send trace', () => {
  it('sends the values that are in the form, and says the trace id', async () => {
    const { client, user } = await formOf();
    await fillIn(user);

    await user.click(button('Send trace'));

    expect(await screen.findByText(SENT, SEEN)).toBeTruthy();
    expect(screen.getByText(TRACE_ID)).toBeTruthy();
    expect(client.callsOf('sendDraftTrace')[0]?.args[0]).toMatchObject({ instanceId: '123456' });
    await user.click(button('Copy trace ID'));
    expect(await navigator.clipboard.readText()).toBe(TRACE_ID);
  });

  it('links to the trace in Grafana where the Grafana URL is known', async () => {
    const destination = sampleDestination({ grafanaUrl: 'https://acme.grafana.net' });
    const { client, user } = await formOf({ destination }, createFakeSettingsClient({ destinations: [destination] }));

    await user.click(button('Send trace'));

    const link = await screen.findByRole('link', { name: 'Open in Grafana' });
    expect(new URL(link.getAttribute('href') ?? '').searchParams.get('traceId')).toBe(TRACE_ID);
    const { range, ...opened } = openedInExplore(link);
    expect(opened).toEqual({
      page: 'https://acme.grafana.net/explore',
      orgId: '1',
      query: TRACE_ID,
      dataSources: ['grafanacloud-traces', 'grafanacloud-traces'],
    });
    expect(Number(range.to) - Number(range.from)).toBe(2 * 3_600_000);
    expect(client.callsOf('sendTrace')[0]?.args[0]).toBe('destination-1');
  });

  it('says where to look, and leads to the Grafana URL, where it is not known', async () => {
    const { user } = await formOf();
    await fillIn(user);

    await user.click(button('Send trace'));

    expect(await screen.findByText(/open Explore, choose the data source/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Open in Grafana' })).toBeNull();
    expect(button('Go to Grafana URL')).toBeTruthy();
  });

  it('becomes a link once the Grafana URL is entered', async () => {
    const { user } = await formOf();
    await fillIn(user);
    await user.click(button('Send trace'));
    await screen.findByText(SENT, SEEN);

    await user.click(button('Go to Grafana URL'));
    const url = await screen.findByRole('textbox', { name: /^Grafana URL/ });
    expect(document.activeElement).toBe(url);
    await enter(user, url, 'acme.grafana.net');

    expect(screen.getByRole('link', { name: 'Open in Grafana' })).toBeTruthy();
  });

  it('shows the diagnosis of a trace that failed, names the field and sends again on request', async () => {
    const { client, user, advance } = await formOf();
    client.next('sendDraftTrace', FAILED);
    await fillIn(user);

    await user.click(button('Send trace'));
    await advance(0);

    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('Grafana refused the key.');
    expect(describedBy(apiKey())).toContain('Grafana refused the key.');
    expect(document.activeElement).toBe(button('Send trace'));
    await user.click(within(alert).getByRole('button', { name: 'Go to API key' }));
    expect(document.activeElement).toBe(apiKey());
  });

  it('does not blame Grafana for a call that never reached it', async () => {
    const { client, user, advance } = await formOf();
    client.next('sendDraftTrace', refusal('server_error', { message: 'The server failed.', status: 500 }));
    await fillIn(user);
    await user.click(button('Send trace'));
    await advance(0);

    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('The sample trace was not sent.');
    expect(alert.textContent).toContain('The server failed.');

    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(SENT, SEEN)).toBeTruthy();
  });

  it('keeps the focus while it sends, and can be cancelled', async () => {
    const { client, user, advance } = await formOf();
    const held = client.hold('sendDraftTrace');
    await fillIn(user);
    await user.click(button('Send trace'));
    expect(button('Send trace').getAttribute('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(button('Send trace'));

    await advance(4_000);
    expect(screen.getByText('Still waiting for Grafana…')).toBeTruthy();
    await user.click(button('Cancel sending'));
    expect(document.activeElement).toBe(button('Send trace'));

    held.answer();
    await advance(0);
    expect(screen.queryByText(SENT)).toBeNull();
  });

  it('says nothing about other values, and again what it said once they are back', async () => {
    const { user } = await formOf();
    await fillIn(user);
    await user.click(button('Send trace'));
    await screen.findByText(SENT, SEEN);

    await user.type(instanceId(), '7');
    expect(screen.queryByText(TRACE_ID)).toBeNull();
    await user.keyboard('{Backspace}');
    expect(screen.getByText(TRACE_ID)).toBeTruthy();
  });

  it('proves nothing: the form still tests before it saves', async () => {
    const { client, user, advance } = await formOf();
    await fillIn(user);
    await user.click(button('Send trace'));
    await screen.findByText(SENT, SEEN);

    await user.click(button('Test & save'));
    await advance(0);

    expect(client.callsOf('testDraft')).toHaveLength(1);
  });

  it('does not send values that cannot work: it goes to the first wrong field', async () => {
    const { client, user } = await formOf();
    await enter(user, instanceId(), 'acme');

    await user.click(button('Send trace'));

    expect(client.callsOf('sendDraftTrace')).toEqual([]);
    expect(document.activeElement).toBe(instanceId());
  });
});
