import { fireEvent, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { createFakeSettingsClient } from '../testing/fake-settings-client.ts';
import { enter, renderWithClient } from '../testing/render-with-client.tsx';
import { CANARY_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { GrafanaDestinationDialog, type GrafanaDestinationDialogProps } from './grafana-destination-dialog.tsx';

const dialog = () => screen.getByRole('dialog');
const question = () => screen.queryByRole('alertdialog', { name: 'Discard changes?' });
const instanceId = () => screen.getByLabelText('Instance ID') as HTMLInputElement;

function Opener(props: Partial<GrafanaDestinationDialogProps>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <GrafanaDestinationDialog {...props} open={open} onOpenChange={setOpen} />
    </>
  );
}

async function opened(props: Partial<GrafanaDestinationDialogProps> = {}, client = createFakeSettingsClient()) {
  const rendered = await renderWithClient(<Opener {...props} />, { client });
  await rendered.user.click(screen.getByRole('button', { name: 'Open' }));
  await rendered.advance(0);
  return { client, ...rendered };
}

describe('GrafanaDestinationDialog', () => {
  it('has a name and a description, and starts in the first empty field', async () => {
    await opened();

    expect(dialog().getAttribute('aria-labelledby')).toBeTruthy();
    expect(screen.getByRole('dialog', { name: 'New Grafana Cloud destination' })).toBeTruthy();
    expect(document.getElementById(dialog().getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'OTLP gateway',
    );
    expect(document.activeElement).toBe(screen.getByLabelText('Paste from Grafana'));
  });

  it('starts at the title where nothing is empty', async () => {
    await opened({ destination: sampleDestination() });

    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Edit Grafana Cloud' }));
  });

  it('stands inside a form of the host without submitting it', async () => {
    const submitHost = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const client = createFakeSettingsClient();
    const { user, advance } = await renderWithClient(
      <form onSubmit={submitHost}>
        <Opener />
      </form>,
      { client },
    );
    await user.click(screen.getByRole('button', { name: 'Open' }));
    await advance(0);
    expect(dialog().closest('form')).toBeNull();
    await enter(user, instanceId(), '123456');
    await user.keyboard('{Enter}');

    expect(screen.getByLabelText('API key').getAttribute('aria-invalid')).toBe('true');
    expect(submitHost).not.toHaveBeenCalled();
  });

  it('adds no style element, which a strict CSP would refuse', async () => {
    const before = document.querySelectorAll('style').length;

    await opened();

    expect(document.querySelectorAll('style')).toHaveLength(before);
  });

  it('keeps its announcements inside itself, where modal dialogs are heard', async () => {
    await opened();

    expect(within(dialog()).getAllByRole('status').length).toBeGreaterThan(0);
  });

  it('closes on Escape and gives the focus back to what opened it', async () => {
    const { user, advance } = await opened();

    await user.keyboard('{Escape}');
    await advance(0);

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }));
  });

  it.each(['Escape', 'Cancel', 'Close'])('asks before %s loses what was typed', async (way) => {
    const { user, advance } = await opened();
    await enter(user, instanceId(), '123456');

    if (way === 'Escape') await user.keyboard('{Escape}');
    else await user.click(within(dialog()).getByRole('button', { name: way }));
    await advance(0);

    expect(question()).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep editing' }));

    await user.click(screen.getByRole('button', { name: 'Keep editing' }));
    await advance(0);
    expect(question()).toBeNull();
    expect(instanceId().value).toBe('123456');
  });

  it('keeps what was typed on Escape at the question, and loses it on Discard', async () => {
    const { user, advance } = await opened();
    await enter(user, instanceId(), '123456');
    await user.keyboard('{Escape}');
    await advance(0);

    await user.keyboard('{Escape}');
    await advance(0);
    expect(question()).toBeNull();
    expect(instanceId().value).toBe('123456');

    await user.keyboard('{Escape}');
    await advance(0);
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await advance(0);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }));
  });

  it('forgets a discarded key', async () => {
    const { user, advance } = await opened();
    await enter(user, screen.getByLabelText('API key'), CANARY_KEY);
    await user.keyboard('{Escape}');
    await advance(0);
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await advance(0);

    await user.click(screen.getByRole('button', { name: 'Open' }));
    await advance(0);

    expect((screen.getByLabelText('API key') as HTMLInputElement).value).toBe('');
  });

  it('ends a running test on Escape before it closes', async () => {
    const { client, user, advance } = await opened();
    client.hold('testDraft');
    await enter(user, instanceId(), '123456');
    await enter(user, screen.getByLabelText('API key'), CANARY_KEY);
    await user.click(screen.getByRole('button', { name: 'Test connection' }));

    await user.keyboard('{Escape}');
    await advance(0);

    expect(screen.getByText(/^Not tested yet/)).toBeTruthy();
    expect(question()).toBeNull();
    expect(dialog()).toBeTruthy();
  });

  it('ends a sample trace that is being sent on Escape, after the test and before it closes', async () => {
    const { client, user, advance } = await opened();
    client.hold('sendDraftTrace');
    client.hold('testDraft');
    await enter(user, instanceId(), '123456');
    await enter(user, screen.getByLabelText('API key'), CANARY_KEY);
    await user.click(screen.getByRole('button', { name: 'Send trace' }));
    await user.click(screen.getByRole('button', { name: 'Test connection' }));

    await user.keyboard('{Escape}');
    await advance(0);
    expect(client.callsOf('testDraft')[0]?.args[1]).toMatchObject({ signal: { aborted: true } });
    expect(screen.getByText('Sending a sample trace…')).toBeTruthy();

    await user.keyboard('{Escape}');
    await advance(0);
    expect(client.callsOf('sendDraftTrace')[0]?.args[1]).toMatchObject({ signal: { aborted: true } });
    expect(screen.queryByText('Sending a sample trace…')).toBeNull();
    expect(question()).toBeNull();

    await user.keyboard('{Escape}');
    await advance(0);
    expect(question()).toBeTruthy();
  });

  it('warns before the page is left only while there is something to lose', async () => {
    const { user } = await opened();
    const leave = (): boolean => fireEvent(window, new Event('beforeunload', { cancelable: true }));

    expect(leave()).toBe(true);
    await user.type(instanceId(), '1');
    expect(leave()).toBe(false);
    await user.keyboard('{Backspace}');
    expect(leave()).toBe(true);
  });

  it('stays open after a create to say where traces appear, and closes with Done', async () => {
    const onSaved = vi.fn();
    const { user, advance } = await opened({ onSaved });
    await enter(user, instanceId(), '123456');
    await enter(user, screen.getByLabelText('API key'), CANARY_KEY);
    await user.click(screen.getByRole('button', { name: 'Test & save' }));
    await advance(0);

    expect(onSaved).toHaveBeenCalledWith(expect.objectContaining({ name: 'Grafana Cloud' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Grafana Cloud is connected' }));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await advance(0);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('closes after a change was saved', async () => {
    const destination = sampleDestination();
    const { user, advance } = await opened({ destination }, createFakeSettingsClient({ destinations: [destination] }));

    await user.type(screen.getByLabelText('Name'), ' EU');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await advance(0);

    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
