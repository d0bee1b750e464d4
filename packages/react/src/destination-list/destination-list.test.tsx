import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createFakeSettingsClient, refusal } from '../testing/fake-settings-client.ts';
import { enter, renderWithClient } from '../testing/render-with-client.tsx';
import { CANARY_KEY, REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { DestinationList } from './destination-list.tsx';

const US = sampleDestination({ id: 'us', name: 'US' });
const EU = sampleDestination({
  id: 'eu',
  name: 'EU',
  samplingRate: 0.0001,
  privacyMode: true,
  config: { ...US.config, baseUrl: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp' },
  health: { state: 'failing', checkedAt: '2026-01-21T19:42:56.000Z', diagnosis: REVOKED_KEY },
});
const OFF = sampleDestination({ id: 'off', name: 'Archive', enabled: false, health: { state: 'unknown' } });

function row(name: string): HTMLElement {
  const found = screen.getAllByRole('listitem').find((item) => within(item).queryByText(name));
  if (found === undefined) throw new Error(`There is no row ${name}.`);
  return found;
}

async function listOf(destinations = [US, EU, OFF], more: { canEdit?: boolean } = {}) {
  const client = createFakeSettingsClient({ destinations, ...more });
  return { client, ...(await renderWithClient(<DestinationList />, { client })) };
}

async function choose(user: Awaited<ReturnType<typeof listOf>>['user'], name: string, item: string) {
  await user.click(screen.getByRole('button', { name: `More actions for ${name}` }));
  await user.click(screen.getByRole('menuitem', { name: item }));
}

describe('DestinationList', () => {
  it('shows what is configured: name, place, sampling, privacy, health and whether it is off', async () => {
    await listOf();

    expect(row('US').textContent).toContain('Grafana Cloud\u00a0· prod-us-west-0');
    expect(within(row('US')).getByText('100%')).toBeTruthy();
    expect(within(row('US')).getByText('Healthy')).toBeTruthy();
    expect(within(row('EU')).getByText('0.01%')).toBeTruthy();
    expect(within(row('EU')).getByText('Privacy mode')).toBeTruthy();
    expect(within(row('EU')).getByText('Failing')).toBeTruthy();
    expect(within(row('Archive')).getByText('Disabled')).toBeTruthy();
    expect(within(row('Archive')).getByText('Not tested')).toBeTruthy();
  });

  it('tells the time and the cause behind a health on focus, and hides them on Escape', async () => {
    const { user } = await listOf();
    const health = within(row('EU')).getByRole('button', { name: 'Failing' });

    act(() => health.focus());
    const tip = await screen.findByRole('tooltip');
    expect(tip.textContent).toContain('Grafana refused the key.');
    expect(tip.textContent).toContain('Checked 1 hour ago');
    expect(health.getAttribute('aria-describedby')).toBe(tip.id);

    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('reserves a row and tells listeners that it loads', async () => {
    const client = createFakeSettingsClient({ destinations: [US] });
    client.hold('listDestinations');

    await renderWithClient(<DestinationList />, { client });

    expect(screen.getByText('Loading destinations…')).toBeTruthy();
    expect(screen.queryByText('No destinations yet')).toBeNull();
  });

  it('says that nothing is configured, and lets you add', async () => {
    const { user } = await listOf([]);

    expect(screen.getByText('No destinations yet')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Available' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Add destination' }));
    expect(await screen.findByRole('dialog', { name: 'New Grafana Cloud destination' })).toBeTruthy();
  });

  it('explains a list that could not be read and reads it again', async () => {
    const client = createFakeSettingsClient({ destinations: [US] });
    client.next('listDestinations', refusal('network_error', { message: 'No network.' }));
    const { user, advance } = await renderWithClient(<DestinationList />, { client });

    expect(screen.getByRole('alert').textContent).toContain('Couldn’t load your destinations.');
    expect(screen.getByRole('alert').textContent).toContain('No network.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await advance(0);
    expect(row('US')).toBeTruthy();
  });

  it('opens the form of a destination with its edit button, and gives the focus back', async () => {
    const { user, advance } = await listOf();
    const edit = screen.getByRole('button', { name: 'Edit EU' });

    await user.click(edit);
    expect(await screen.findByRole('dialog', { name: 'Edit EU' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await advance(0);

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(edit);
  });

  it('leaves adding and editing to the host that wants it', async () => {
    const client = createFakeSettingsClient({ destinations: [US] });
    const onAdd = vi.fn();
    const onEdit = vi.fn();
    const { user } = await renderWithClient(<DestinationList onAdd={onAdd} onEdit={onEdit} />, { client });

    await user.click(screen.getByRole('button', { name: 'Add destination' }));
    await user.click(screen.getByRole('button', { name: 'Edit US' }));

    expect(onAdd).toHaveBeenCalledTimes(1);
    expect(onEdit).toHaveBeenCalledWith(expect.objectContaining({ id: 'us' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('disables and enables from the menu', async () => {
    const { client, user, advance } = await listOf();

    await choose(user, 'US', 'Disable');
    await advance(0);
    expect(within(row('US')).getByText('Disabled')).toBeTruthy();

    await choose(user, 'US', 'Enable');
    await advance(0);
    expect(within(row('US')).queryByText('Disabled')).toBeNull();
    expect(client.callsOf('updateDestination').map(({ args }) => args[1])).toEqual([
      { enabled: false },
      { enabled: true },
    ]);
  });

  it('explains in its row what did not happen and tries it again', async () => {
    const { client, user, advance } = await listOf();
    client.next('updateDestination', refusal('server_error', { message: 'The server failed.' }));

    await choose(user, 'EU', 'Disable');
    await advance(0);

    const alert = within(row('EU')).getByRole('alert');
    expect(alert.textContent).toContain('Couldn’t disable EU.');
    expect(alert.textContent).toContain('The server failed.');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await advance(0);
    expect(within(row('EU')).getByText('Disabled')).toBeTruthy();
    expect(within(row('EU')).queryByRole('alert')).toBeNull();
  });

  it('deletes with Undo, and moves the focus to the row that moved up', async () => {
    const { user, advance } = await listOf();

    await choose(user, 'EU', 'Delete');
    await advance(0);

    expect(screen.queryByText('EU')).toBeNull();
    expect(screen.getByText('EU deleted')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit Archive' }));

    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await advance(0);
    expect(screen.queryByText('EU deleted')).toBeNull();
    expect(screen.getAllByRole('button', { name: /^Edit/ }).map((edit) => edit.getAttribute('aria-label'))).toEqual([
      'Edit US',
      'Edit EU',
      'Edit Archive',
    ]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit EU' }));
  });

  it('moves the focus to the heading when the last row is deleted', async () => {
    const { user, advance } = await listOf([US]);

    await choose(user, 'US', 'Delete');
    await advance(0);

    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Configured' }));
  });

  it('ends the offer of Undo after a while, but not under the pointer or focus', async () => {
    const { user, advance } = await listOf();
    await choose(user, 'EU', 'Delete');
    await advance(0);

    await user.hover(screen.getByText('EU deleted'));
    await advance(60_000);
    expect(screen.getByText('EU deleted')).toBeTruthy();

    await user.unhover(screen.getByText('EU deleted'));
    await advance(15_000);
    expect(screen.queryByText('EU deleted')).toBeNull();
  });

  it('runs the test of one destination and shows the outcome', async () => {
    const { client, user, advance } = await listOf();
    client.next('testDestination', { ok: true, value: { ok: false, durationMs: 80, diagnosis: REVOKED_KEY } });

    await choose(user, 'US', 'Test connection');
    await advance(0);

    expect(within(row('US')).getByText('Failing')).toBeTruthy();
  });

  it('runs all tests, keeping the focus on the button', async () => {
    const { client, user, advance } = await listOf();
    const held = [US, EU, OFF].map(() => client.hold('testDestination'));
    const button = screen.getByRole('button', { name: 'Run tests' });

    await user.click(button);
    expect(screen.getAllByText('Testing…')).toHaveLength(3);
    expect(button.getAttribute('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(button);

    for (const call of held) call.answer();
    await advance(0);
    expect(screen.getAllByText('Healthy')).toHaveLength(3);
  });

  it('explains the limit of five and keeps the button in reach', async () => {
    const five = [1, 2, 3, 4, 5].map((index) => sampleDestination({ id: `d${index}`, name: `Stack ${index}` }));
    const { user } = await listOf(five);
    const add = screen.getByRole('button', { name: 'Add destination' });

    await user.click(add);

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(add.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(add.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'All 5 Grafana Cloud destinations are in use. Delete one to add another.',
    );
  });

  it('shows members everything and offers them nothing that they may not do', async () => {
    await listOf([US], { canEdit: false });

    expect(row('US')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Edit|More actions|Add destination|Run tests/ })).toBeNull();
    expect(screen.getByText('Only admins can change this.')).toBeTruthy();
  });
});

describe('a duplicate', () => {
  it('starts with everything but the key, and says so', async () => {
    const { client, user, advance } = await listOf();

    await choose(user, 'EU', 'Duplicate');
    const dialog = within(await screen.findByRole('dialog', { name: 'New Grafana Cloud destination' }));
    expect(dialog.getByText('Settings copied from EU. Secrets cannot be copied: enter the API key.')).toBeTruthy();
    expect(dialog.getByLabelText<HTMLInputElement>('Name').value).toBe('EU 2');
    expect(dialog.getByLabelText<HTMLInputElement>(/^Base URL/).value).toBe(EU.config.baseUrl);
    expect(dialog.getByLabelText<HTMLInputElement>('API key').value).toBe('');
    await enter(user, dialog.getByLabelText('API key'), CANARY_KEY);
    await user.click(dialog.getByRole('button', { name: 'Test & save' }));
    await advance(0);
    expect(client.callsOf('createDestination')[0]?.args[0]).toMatchObject({
      name: 'EU 2',
      samplingRate: 0.0001,
      privacyMode: true,
      config: { baseUrl: EU.config.baseUrl, instanceId: '123456', apiKey: CANARY_KEY },
    });
    expect(row('EU 2')).toBeTruthy();
  });

  it('asks for nothing when nothing was changed', async () => {
    const { user } = await listOf();
    await choose(user, 'EU', 'Duplicate');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is not on offer where no more can be added', async () => {
    const { user } = await listOf([US, EU, OFF, ...['d', 'e'].map((id) => sampleDestination({ id, name: id }))]);
    await user.click(screen.getByRole('button', { name: 'More actions for US' }));
    expect(screen.queryByRole('menuitem', { name: 'Duplicate' })).toBeNull();
  });
});

describe('for members', () => {
  it('opens a destination without anything to change', async () => {
    const { user } = await listOf([US], { canEdit: false });

    await user.click(screen.getByRole('button', { name: 'View US' }));

    const dialog = within(await screen.findByRole('dialog', { name: 'US' }));
    expect(dialog.getByLabelText<HTMLInputElement>('Instance ID').readOnly).toBe(true);
    for (const name of ['Save', 'Test connection', 'Replace API key']) {
      expect(dialog.queryByRole('button', { name })).toBeNull();
    }
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'View US' }));
  });
});

describe('the menu of a row', () => {
  it('follows the menu button pattern', async () => {
    const { user } = await listOf([US]);
    const button = screen.getByRole('button', { name: 'More actions for US' });

    act(() => button.focus());
    await user.keyboard('{ArrowDown}');
    const items = screen.getAllByRole('menuitem');
    expect(items.map((item) => item.textContent)).toEqual(['Test connection', 'Disable', 'Duplicate', 'Delete']);
    expect(document.activeElement).toBe(items[0]);

    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(items.at(-1));
    await user.keyboard('{Home}');
    expect(document.activeElement).toBe(items[0]);
    await user.keyboard('{End}{ArrowDown}');
    expect(document.activeElement).toBe(items[0]);

    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('closes when the pointer goes elsewhere', async () => {
    const { user } = await listOf([US]);
    await user.click(screen.getByRole('button', { name: 'More actions for US' }));

    await user.click(screen.getByRole('heading', { name: 'Available' }));

    expect(screen.queryByRole('menu')).toBeNull();
  });
});
