import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient, type FakeSettingsClientOptions, refusal } from '../testing/fake-settings-client.ts';
import { enter, renderWithClient } from '../testing/render-with-client.tsx';
import { sampleDestination } from '../testing/sample-destination.ts';
import { GrafanaDestinationForm } from './grafana-destination-form.tsx';

const HASH = 'a'.repeat(64);
const KEYS = { available: true, keys: [{ hash: HASH, name: 'Production', label: 'sk-...a1b' }] } as const;
const HEADERS = { 'X-Tenant': '...' };

async function edit(change: Parameters<typeof sampleDestination>[0] = {}, options: FakeSettingsClientOptions = {}) {
  const destination = sampleDestination(change);
  const client = createFakeSettingsClient({ destinations: [destination], ...options });
  const rendered = await renderWithClient(<GrafanaDestinationForm destination={destination} />, { client });
  /** Opens a section and lets its code arrive. */
  const open = async (title: string): Promise<void> => {
    await rendered.user.click(screen.getByRole('button', { name: title }));
    await waitFor(() => expect(screen.queryByText('Loading…')).toBeNull());
  };
  /** Saves, and lets what has to be judged be judged. */
  const save = async (): Promise<void> => {
    await rendered.user.click(screen.getByRole('button', { name: /^(?:Test & save|Save)$/ }));
    await act(() => new Promise((resolve) => setTimeout(resolve)));
    await rendered.advance(0);
  };
  return { ...rendered, client, open, save };
}

describe('the API key filter', () => {
  it('explains that the host offers no list, also where the client has no such method', async () => {
    const destination = sampleDestination({ apiKeyHashes: [HASH] });
    const { listApiKeys: _, ...client } = createFakeSettingsClient({ destinations: [destination] });
    const { user } = await renderWithClient(<GrafanaDestinationForm destination={destination} />, { client });
    await user.click(screen.getByRole('button', { name: 'API key filter' }));

    expect(await screen.findByText('There is no list of API keys to choose from.')).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: 'Unknown key' })).toHaveProperty('checked', true);
  });

  it('asks for the keys only once somebody limits the destination to some', async () => {
    const { user, client, open } = await edit({}, { apiKeys: KEYS });
    await open('API key filter');
    expect(client.callsOf('listApiKeys')).toEqual([]);

    await user.click(screen.getByRole('radio', { name: 'Only some API keys' }));
    expect(await screen.findByRole('checkbox', { name: 'Production' })).toBeTruthy();
  });

  it('says why the keys could not be loaded, and tries again', async () => {
    const { user, client, open } = await edit({ apiKeyHashes: [HASH] }, { apiKeys: KEYS });
    client.next('listApiKeys', refusal('server_error'));
    client.next('listApiKeys', refusal('server_error'));
    await open('API key filter');
    expect((await screen.findByRole('alert')).textContent).toContain('Couldn’t load your API keys.');

    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('checkbox', { name: 'Production' })).toHaveProperty('checked', true);
  });

  it('gives back what was chosen before a look at all keys', async () => {
    const { user, client, open, save } = await edit({ apiKeyHashes: [HASH] }, { apiKeys: KEYS });
    await open('API key filter');
    await user.click(await screen.findByRole('radio', { name: 'All API keys' }));
    await user.click(screen.getByRole('radio', { name: 'Only some API keys' }));
    await save();

    expect(client.callsOf('updateDestination')).toEqual([]);
  });
});

describe('filter rules', () => {
  it('are built and sent as the API takes them', async () => {
    const { user, client, open, save } = await edit();
    await open('Filter rules');
    await user.click(screen.getByRole('button', { name: 'Add filter rule' }));
    await enter(user, screen.getByLabelText('Value'), 'openai/gpt-4o');
    await user.click(screen.getByRole('button', { name: 'Add rule' }));
    const second = within(screen.getByRole('group', { name: 'Rule 2' }));
    await user.selectOptions(second.getByLabelText('Field'), 'total_tokens');
    await user.selectOptions(second.getByLabelText('Comparison'), 'gte');
    await enter(user, second.getByLabelText('Value'), '1000');
    await user.selectOptions(screen.getByLabelText('Matches when'), 'or');
    await save();

    expect(client.callsOf('updateDestination')[0]?.args[1]).toEqual({
      filterRules: {
        enabled: true,
        groups: [
          {
            logic: 'or',
            rules: [
              { field: 'model', operator: 'equals', value: 'openai/gpt-4o' },
              { field: 'total_tokens', operator: 'gte', value: 1000 },
            ],
          },
        ],
      },
    });
  });

  it('that are wrong keep the save back, and the section opens by itself at the first of them', async () => {
    const { user, client, open, save } = await edit();
    await open('Filter rules');
    await user.click(screen.getByRole('button', { name: 'Add filter rule' }));
    await user.click(screen.getByRole('button', { name: 'Filter rules' }));
    await save();

    const value = await screen.findByLabelText('Value');
    expect(document.activeElement).toBe(value);
    expect(value.getAttribute('aria-invalid')).toBe('true');
    expect(client.callsOf('updateDestination')).toEqual([]);
  });
});

describe('stored headers', () => {
  const stored = { config: { ...sampleDestination().config, headers: HEADERS } };

  it('are never sent back by a change of something else', async () => {
    const { user, client, save } = await edit(stored);
    await enter(user, screen.getByLabelText('Name'), ' 2');
    await save();

    expect(client.callsOf('updateDestination')[0]?.args[1]).toEqual({ name: 'Grafana Cloud 2' });
  });

  it('are replaced by what is typed, trimmed, after a test of exactly that', async () => {
    const { user, client, open, save } = await edit(stored);
    await open('Advanced');
    await user.click(screen.getByRole('button', { name: 'Replace value of X-Tenant' }));
    await enter(user, screen.getByLabelText('Value'), ' tenant-7 ');
    await save();
    await save();

    const config = {
      baseUrl: sampleDestination().config.baseUrl,
      instanceId: '123456',
      headers: { 'X-Tenant': 'tenant-7' },
    };
    expect(client.callsOf('testDestination')[0]?.args[1]).toEqual(config);
    expect(client.callsOf('updateDestination')[0]?.args[1]).toEqual({ config, testReceipt: 'receipt-1' });
  });

  it('never stand in the page with a value', async () => {
    const { container, user, open } = await edit(stored);
    await open('Advanced');
    await user.click(screen.getByRole('button', { name: 'Replace value of X-Tenant' }));
    await enter(user, screen.getByLabelText('Value'), 'secret-canary');

    expect(container.innerHTML).not.toContain('secret-canary');
  });
});
