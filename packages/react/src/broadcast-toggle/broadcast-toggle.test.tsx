import { act, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createFakeSettingsClient, refusal } from '../testing/fake-settings-client.ts';
import { renderWithClient } from '../testing/render-with-client.tsx';
import { BroadcastToggle } from './broadcast-toggle.tsx';
import { BroadcastTogglePresentational } from './broadcast-toggle-presentational.tsx';

const toggle = () => screen.getByRole('switch', { name: 'Enable Broadcast' });
const isOn = () => toggle().getAttribute('aria-checked') === 'true';

describe('BroadcastToggle', () => {
  it('has a name, says what it does and shows its state in words', async () => {
    const client = createFakeSettingsClient({ enabled: true });

    await renderWithClient(<BroadcastToggle />, { client });

    expect(isOn()).toBe(true);
    expect(screen.getByText('On')).toBeTruthy();
    const description = document.getElementById(toggle().getAttribute('aria-describedby') ?? '');
    expect(description?.textContent).toContain('Send a trace of each request');
  });

  it('claims nothing while the state is unknown', async () => {
    const client = createFakeSettingsClient();
    client.hold('getBroadcast');

    await renderWithClient(<BroadcastToggle />, { client });

    expect(screen.queryByRole('switch')).toBeNull();
    expect(screen.queryByText('Off')).toBeNull();
  });

  it('flips at once, stays focused and usable while it is saved, and announces only what was confirmed', async () => {
    const client = createFakeSettingsClient();
    const { user, advance } = await renderWithClient(<BroadcastToggle />, { client });
    const held = client.hold('setBroadcast');

    await user.click(toggle());

    expect(isOn()).toBe(true);
    expect(toggle().getAttribute('aria-busy')).toBe('true');
    expect(toggle().hasAttribute('disabled')).toBe(false);
    expect(document.activeElement).toBe(toggle());
    expect(screen.getByRole('status').textContent).toBe('');

    held.answer();
    await advance(0);
    expect(toggle().hasAttribute('aria-busy')).toBe(false);
    expect(screen.getByRole('status').textContent).toBe('Broadcast is on.');
    expect(document.activeElement).toBe(toggle());
  });

  it('says after two seconds that it is still being saved', async () => {
    const client = createFakeSettingsClient();
    const { user, advance } = await renderWithClient(<BroadcastToggle />, { client });
    client.hold('setBroadcast');
    await user.click(toggle());

    await advance(1_999);
    expect(screen.queryAllByText('Saving…')).toEqual([]);
    await advance(1);
    expect(screen.getByRole('status').textContent).toBe('Saving…');
  });

  it('flips back, explains and tries again', async () => {
    const client = createFakeSettingsClient({ enabled: true });
    const onError = vi.fn();
    const onEnabledChange = vi.fn();
    const { user, advance } = await renderWithClient(
      <BroadcastToggle onError={onError} onEnabledChange={onEnabledChange} />,
      { client },
    );
    client.next('setBroadcast', refusal('server_error', { message: 'The server failed.' }));

    await user.click(toggle());
    await advance(0);

    expect(isOn()).toBe(true);
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('Couldn’t turn Broadcast off. It is still on.');
    expect(alert.textContent).toContain('The server failed.');
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onEnabledChange).not.toHaveBeenCalled();

    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await advance(0);
    expect(isOn()).toBe(false);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(onEnabledChange).toHaveBeenCalledWith(false);
    expect(document.activeElement).toBe(toggle());
  });

  it('can be read but not changed by members, and says why', async () => {
    const client = createFakeSettingsClient({ enabled: true, canEdit: false });
    const { user } = await renderWithClient(<BroadcastToggle readOnlyReason="Ask an owner." />, { client });

    await user.click(toggle());

    expect(isOn()).toBe(true);
    expect(toggle().getAttribute('aria-disabled')).toBe('true');
    expect(client.callsOf('setBroadcast')).toEqual([]);
    expect(document.getElementById(toggle().getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'Ask an owner.',
    );
  });

  it('works with the keyboard alone', async () => {
    const client = createFakeSettingsClient();
    const { user, advance } = await renderWithClient(<BroadcastToggle />, { client });

    await user.tab();
    await user.keyboard(' ');
    await advance(0);

    expect(document.activeElement).toBe(toggle());
    expect(isOn()).toBe(true);
  });

  it('offers to read the state again when that failed', async () => {
    const client = createFakeSettingsClient({ enabled: true });
    client.next('getBroadcast', refusal('server_error'));
    const { user, advance } = await renderWithClient(<BroadcastToggle />, { client });

    expect(screen.getByRole('alert').textContent).toContain('Couldn’t read whether Broadcast is on.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await advance(0);

    expect(isOn()).toBe(true);
  });

  it('speaks the words of the host', async () => {
    const client = createFakeSettingsClient({ enabled: true });

    await renderWithClient(<BroadcastToggle />, { client, messages: { toggleLabel: 'Tracing', toggleOn: 'An' } });

    expect(screen.getByRole('switch', { name: 'Tracing' })).toBeTruthy();
    expect(screen.getByText('An')).toBeTruthy();
  });

  it('explains a missing provider', () => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});

    expect(() => render(<BroadcastToggle />)).toThrow(/There is no BroadcastProvider above this component/);
    silent.mockRestore();
  });
});

describe('BroadcastTogglePresentational', () => {
  it('needs no provider and is controlled by its state', async () => {
    const onEnabledChange = vi.fn();
    const state = {
      status: 'ready',
      enabled: false,
      confirmed: false,
      pending: false,
      canEdit: true,
      failure: undefined,
    } as const;
    render(<BroadcastTogglePresentational state={state} onEnabledChange={onEnabledChange} />);

    act(() => toggle().click());

    expect(onEnabledChange).toHaveBeenCalledWith(true);
    expect(isOn()).toBe(false);
  });
});
