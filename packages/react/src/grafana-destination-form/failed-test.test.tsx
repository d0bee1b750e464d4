import type { Diagnosis } from '@broadcast-kit/core';
import { act, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '../testing/fake-settings-client.ts';
import { CANARY_KEY, REVOKED_KEY } from '../testing/sample-destination.ts';
import { apiKey, button, fillIn, formOf } from './__fixtures__/form-screen.tsx';

const alert = () => screen.getByRole('alert');
const retry = () => within(alert()).getByRole('button', { name: 'Try again' });

/** The form after a test that failed with `change` of a diagnosis. */
async function failedWith(change: Partial<Diagnosis>) {
  const rendered = await formOf();
  rendered.client.next('testDraft', {
    ok: true,
    value: { ok: false, durationMs: 90, diagnosis: { ...REVOKED_KEY, field: undefined, ...change } },
  });
  await fillIn(rendered.user);
  await rendered.user.click(button('Test connection'));
  await rendered.advance(0);
  return rendered;
}

/** The form after a test that the settings API did not run. */
async function refusedWith(...problem: Parameters<typeof refusal>) {
  const rendered = await formOf();
  rendered.client.next('testDraft', refusal(...problem));
  await fillIn(rendered.user);
  await rendered.user.click(button('Test connection'));
  await rendered.advance(0);
  return rendered;
}

afterEach(() => vi.restoreAllMocks());

describe('a rate limit', () => {
  const LIMITED = { code: 'rate.limited', retryAfterSeconds: 30 } as const;

  it('counts down, and lets people try again when it is over', async () => {
    const { client, user, advance } = await failedWith(LIMITED);
    expect(alert().textContent).toContain('in 30 sec');
    expect(retry().getAttribute('aria-disabled')).toBe('true');

    await advance(1_000);
    expect(alert().textContent).toContain('in 29 sec');
    await user.click(retry());
    expect(client.callsOf('testDraft')).toHaveLength(1);

    await advance(29_000);
    expect(retry().getAttribute('aria-disabled')).toBeNull();
    await user.click(retry());
    await advance(0);
    expect(client.callsOf('testDraft')).toHaveLength(2);
    expect(button('Save')).toBeTruthy();
  });

  it('is spoken once when it is over, not by the second', async () => {
    const { advance } = await failedWith(LIMITED);
    const spoken = () =>
      within(alert())
        .getAllByRole('status')
        .map(({ textContent }) => textContent);

    await advance(15_000);
    expect(spoken().join('')).toBe('');
    await advance(15_000);
    expect(spoken()).toContain('You can try again now.');
  });

  it('of minutes is not counted in seconds', async () => {
    await failedWith({ code: 'rate.limited', retryAfterSeconds: 1_800 });

    expect(alert().textContent).toContain('in 30 min');
  });

  it('starts anew with the next failure', async () => {
    const { client, user, advance } = await failedWith(LIMITED);
    await advance(30_000);
    client.next('testDraft', {
      ok: true,
      value: { ok: false, durationMs: 9, diagnosis: { ...REVOKED_KEY, ...LIMITED } },
    });

    await user.click(retry());
    await advance(0);

    expect(alert().textContent).toContain('in 30 sec');
  });
});

describe('a failure that may pass by itself', () => {
  it.each(['net.timeout', 'net.dns', 'upstream.unavailable'] as const)('%s offers another try', async (code) => {
    const { client, user, advance } = await failedWith({ code });

    await user.click(retry());
    await advance(0);

    expect(client.callsOf('testDraft')).toHaveLength(2);
    expect(document.activeElement).toBe(button('Test connection'));
  });

  it('is no offer where the values are at fault', async () => {
    await failedWith({ code: 'auth.unauthorized' });

    expect(within(alert()).queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('links to the page that explains more', async () => {
    await failedWith({ code: 'upstream.unavailable', docs: 'https://status.grafana.com/' });

    expect(within(alert()).getByRole('link', { name: 'Read more' }).getAttribute('href')).toBe(
      'https://status.grafana.com/',
    );
  });
});

describe('a failure of the settings API', () => {
  it('as the end of a session asks to sign in again and keeps what was typed', async () => {
    await refusedWith('unauthenticated', { status: 401 });

    expect(alert().textContent).toContain('Your session has ended.');
    expect(alert().textContent).toContain('Nothing was sent to Grafana');
    expect(apiKey().value).toBe(CANARY_KEY);
    expect(apiKey().getAttribute('aria-invalid')).toBeNull();
    expect(retry()).toBeTruthy();
  });

  it('as a lack of permission sends people to an admin, and offers no useless try', async () => {
    await refusedWith('forbidden', { status: 403 });

    expect(alert().textContent).toContain('You may not change destinations.');
    expect(alert().textContent).toContain('Ask an admin');
    expect(within(alert()).queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('while offline says so, and what it says follows the network', async () => {
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await refusedWith('network_error', { message: 'The settings API cannot be reached.' });
    expect(alert().textContent).toContain('You are offline.');

    onLine.mockReturnValue(true);
    act(() => void dispatchEvent(new Event('online')));

    expect(alert().textContent).toContain('The settings API cannot be reached.');
    expect(retry()).toBeTruthy();
  });

  it('waits as long as the settings API asks for', async () => {
    const { advance } = await refusedWith('rate_limited', { retryAfterSeconds: 12, status: 429 });
    expect(retry().getAttribute('aria-disabled')).toBe('true');

    await advance(12_000);

    expect(retry().getAttribute('aria-disabled')).toBeNull();
  });

  it('gives support the request id', async () => {
    const { user } = await refusedWith('server_error', { status: 500, requestId: 'req_42' });

    await user.click(button('Copy details'));

    expect(await navigator.clipboard.readText()).toContain('Request ID: req_42');
  });
});
