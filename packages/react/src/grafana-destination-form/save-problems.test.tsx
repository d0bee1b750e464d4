import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient, refusal } from '../testing/fake-settings-client.ts';
import { enter } from '../testing/render-with-client.tsx';
import { CANARY_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { apiKey, button, field, fillIn, formOf } from './__fixtures__/form-screen.tsx';

const destination = sampleDestination();

/** An edited destination that somebody else changed to `theirs` meanwhile. */
async function conflictWith(theirs: Partial<typeof destination>) {
  const rendered = await formOf({ destination }, createFakeSettingsClient({ destinations: [destination] }));
  const current = { ...destination, ...theirs, etag: '"7"' };
  rendered.client.next('updateDestination', refusal('version_conflict', { current }));
  await rendered.user.type(field('Name'), ' EU');
  return rendered;
}

const table = () => screen.findByRole('table', { name: 'Your changes and theirs' });
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);
const rowOf = async (name: string) => within(await table()).getByRole('row', { name: new RegExp(`^${name}`) });

describe('a conflict', () => {
  it('shows field by field what I changed and what they changed', async () => {
    const { user } = await conflictWith({ name: 'Theirs', samplingRate: 0.5, privacyMode: true });
    await user.click(button('Save'));

    expect(cells(await rowOf('Name'))).toEqual(['Grafana Cloud EU', 'Theirs']);
    expect(cells(await rowOf('Sampling rate'))).toEqual(['not changed', '50%']);
    expect(cells(await rowOf('Privacy mode'))).toEqual(['not changed', 'On']);
    expect(screen.getByRole('alert').textContent).toContain('Somebody else changed this destination meanwhile.');
  });

  it('says of a secret only that it changed', async () => {
    const { user, advance } = await conflictWith({ config: { ...destination.config, apiKey: 'glc_...ffffffff' } });
    await user.click(button('Replace API key'));
    await enter(user, apiKey(), CANARY_KEY);
    await user.click(button('Test & save'));
    await advance(0);

    expect(cells(await rowOf('API key'))).toEqual(['changed', 'changed']);
    expect((await table()).textContent).not.toContain('glc_');
    expect(apiKey().value).toBe(CANARY_KEY);
  });

  it('keeps mine on top of theirs', async () => {
    const { client, user, advance } = await conflictWith({ samplingRate: 0.5 });
    await user.click(button('Save'));
    await advance(0);

    await user.click(button('Save mine'));
    await advance(0);

    expect(client.callsOf('updateDestination')[1]?.args.slice(1)).toEqual([
      { name: 'Grafana Cloud EU' },
      { etag: '"7"' },
    ]);
  });

  it('takes theirs, as the new starting point', async () => {
    const { user, advance } = await conflictWith({ name: 'Theirs', samplingRate: 0.5 });
    await user.click(button('Save'));
    await advance(0);

    await user.click(button('Load their version'));

    expect(field('Name').value).toBe('Theirs');
    expect(field('Sampling rate').value).toBe('50');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a destination that was deleted meanwhile', () => {
  it('can be created again from what was typed', async () => {
    const { client, user, advance } = await formOf(
      { destination },
      createFakeSettingsClient({ destinations: [destination] }),
    );
    client.next('updateDestination', refusal('not_found'));
    await user.type(field('Name'), ' EU');
    await user.click(button('Save'));
    await advance(0);
    expect(screen.getByRole('alert').textContent).toContain('This destination was deleted meanwhile.');

    await user.click(button('Create it again'));
    expect(document.activeElement).toBe(apiKey());
    await enter(user, apiKey(), CANARY_KEY);
    await user.click(button('Test & save'));
    await advance(0);

    expect(client.callsOf('createDestination')[0]?.args[0]).toMatchObject({ name: 'Grafana Cloud EU' });
    expect(await screen.findByRole('heading', { name: 'Grafana Cloud EU is connected' })).toBeTruthy();
  });
});

describe('a save that was refused', () => {
  it('because there are five destinations says so, and offers no useless try', async () => {
    const { client, user, advance } = await formOf();
    client.next('createDestination', refusal('limit_reached', { message: 'There are five destinations already.' }));
    await fillIn(user);
    await user.click(button('Test & save'));
    await advance(0);

    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('There are five destinations already.');
    expect(within(alert).queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(apiKey().value).toBe(CANARY_KEY);
  });

  it('by a lost network keeps the key and can be tried again with the pass that it has', async () => {
    const { client, user, advance } = await formOf();
    client.next('createDestination', refusal('network_error'));
    await fillIn(user);
    await user.click(button('Test & save'));
    await advance(0);
    expect(apiKey().value).toBe(CANARY_KEY);

    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Try again' }));
    await advance(0);

    expect(client.callsOf('testDraft')).toHaveLength(1);
    expect(client.callsOf('createDestination')).toHaveLength(2);
    expect(await screen.findByRole('heading', { name: 'Grafana Cloud is connected' })).toBeTruthy();
  });
});
