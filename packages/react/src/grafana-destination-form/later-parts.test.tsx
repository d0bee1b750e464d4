import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeSettingsClient } from '../testing/fake-settings-client.ts';

// Each test starts with nothing fetched.
beforeEach(() => vi.resetModules());

/** A form whose test fails, on a page that cannot fetch what shows the failure until `online` is called. */
async function offlineForm() {
  vi.doMock('./failure.tsx', () => Promise.reject(new Error('offline')));
  const { button, FAILED, fillIn } = await import('./__fixtures__/form-screen.tsx');
  const { renderWithClient } = await import('../testing/render-with-client.tsx');
  const { GrafanaDestinationForm } = await import('./grafana-destination-form.tsx');
  const client = createFakeSettingsClient();
  client.next('testDraft', FAILED);
  const rendered = await renderWithClient(<GrafanaDestinationForm />, { client });
  await fillIn(rendered.user);
  await rendered.user.click(button('Test connection'));
  await rendered.advance(0);
  return { ...rendered, button, online: () => vi.doUnmock('./failure.tsx') };
}

describe('a failure whose code could not be fetched', () => {
  it('says so instead of nothing, and shows after another try', async () => {
    const { user, button, online } = await offlineForm();
    expect((await screen.findByRole('alert')).textContent).toContain('Couldn’t load this part.');

    online();
    await user.click(button('Try again'));
    expect(await screen.findByText('Grafana refused the key.')).toBeTruthy();
  });
});

describe('a form that is shown', () => {
  it('fetches what shows its failures and its end before anybody acts', async () => {
    const { renderWithClient } = await import('../testing/render-with-client.tsx');
    const { GrafanaDestinationForm } = await import('./grafana-destination-form.tsx');
    const { LATER_PARTS } = await import('./later-parts.ts');
    await renderWithClient(<GrafanaDestinationForm />, { client: createFakeSettingsClient() });

    await vi.waitFor(() => expect(LATER_PARTS.every((part) => part.value !== undefined)).toBe(true), 10_000);
  });
});
