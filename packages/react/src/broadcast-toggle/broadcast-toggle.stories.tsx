import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { BroadcastToggle } from './broadcast-toggle.tsx';
import { BroadcastTogglePresentational } from './broadcast-toggle-presentational.tsx';

const meta = {
  title: 'Components/BroadcastToggle',
  component: BroadcastToggle,
  subcomponents: { BroadcastTogglePresentational },
  argTypes: { label: { control: 'text' }, description: { control: 'text' } },
  args: { onEnabledChange: fn(), onError: fn() },
} satisfies Meta<typeof BroadcastToggle>;

export default meta;
type Story = StoryObj<typeof meta>;

export const On: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('On')).toBeVisible();
    await expect(canvas.getByRole('switch', { name: 'Enable Broadcast' })).toBeChecked();
  },
};

export const Off: Story = {
  parameters: { backend: { broadcast: false } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Off')).toBeVisible();
    await expect(canvas.getByRole('switch', { name: 'Enable Broadcast' })).not.toBeChecked();
  },
};

export const TurnedOn: Story = {
  name: 'Turned on, then off, by keyboard',
  tags: ['!autodocs'],
  parameters: { backend: { broadcast: false } },
  play: async ({ args, backend, canvas, step, userEvent }) => {
    await canvas.findByText('Off');
    const toggle = canvas.getByRole('switch');
    await step('Space turns it on, and the server knows', async () => {
      toggle.focus();
      await userEvent.keyboard(' ');
      await waitFor(() => expect(args.onEnabledChange).toHaveBeenLastCalledWith(true));
      await expect(backend.requests()).toContainEqual({ method: 'PATCH', path: 'broadcast', body: { enabled: true } });
      await expect(canvas.getByRole('switch', { checked: true })).toHaveFocus();
    });
    await step('Space turns it off again', async () => {
      await userEvent.keyboard(' ');
      await waitFor(() => expect(args.onEnabledChange).toHaveBeenLastCalledWith(false));
      await expect(canvas.getByText('Off')).toBeVisible();
    });
  },
};

export const Loading: Story = {
  parameters: { backend: { waiting: true } },
  play: async ({ canvas }) => {
    await expect(canvas.queryByText('On')).not.toBeInTheDocument();
    await expect(canvas.queryByText('Off')).not.toBeInTheDocument();
  },
};

export const Pending: Story = {
  tags: ['!autodocs'],
  parameters: { backend: { broadcast: false } },
  play: async ({ args, backend, canvas, userEvent }) => {
    await canvas.findByText('Off');
    const toggle = canvas.getByRole('switch');
    backend.hold();
    await userEvent.click(toggle);
    await expect(canvas.getByRole('switch')).toBeChecked();
    await expect(canvas.getByRole('switch')).toHaveAttribute('aria-busy', 'true');
    await expect(args.onEnabledChange).not.toHaveBeenCalled();
  },
};

export const Slow: Story = {
  name: 'Slow network: says that it is saving',
  tags: ['!autodocs'],
  parameters: { backend: { broadcast: false } },
  play: async ({ backend, canvas, step, userEvent }) => {
    await canvas.findByText('Off');
    const toggle = canvas.getByRole('switch');
    const release = backend.hold();
    await step('After two seconds it says what it waits for', async () => {
      await userEvent.click(toggle);
      backend.clock.skip(2_000);
      await expect(await canvas.findByText('Saving…', { ignore: '[role=status]' })).toBeVisible();
    });
    await step('The answer ends that', async () => {
      release();
      await expect(await canvas.findByText('On')).toBeVisible();
      await expect(canvas.queryByText('Saving…')).not.toBeInTheDocument();
    });
  },
};

export const RolledBack: Story = {
  name: 'Rolled back when the server refuses',
  tags: ['!autodocs'],
  parameters: { backend: { outage: { method: 'PATCH' } } },
  play: async ({ args, backend, canvas, step, userEvent }) => {
    await step('A change that fails goes back to what is true, and says so', async () => {
      await userEvent.click(await canvas.findByRole('switch', { checked: true }));
      await expect(await canvas.findByText('Couldn’t turn Broadcast off. It is still on.')).toBeVisible();
      await expect(canvas.getByRole('switch')).toBeChecked();
      await expect(args.onEnabledChange).not.toHaveBeenCalled();
      await expect(args.onError).toHaveBeenCalledOnce();
    });
    await step('Another try makes the change', async () => {
      backend.setOutage(undefined);
      await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
      await expect(await canvas.findByRole('switch', { checked: false })).toBeVisible();
      await waitFor(() => expect(canvas.queryByText(/Couldn’t/)).not.toBeInTheDocument());
    });
  },
};

export const Refused: Story = {
  name: 'Refused, with another try on offer',
  tags: ['!autodocs'],
  parameters: { backend: { outage: { method: 'PATCH' } } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('switch', { checked: true }));
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const RapidFlips: Story = {
  name: 'Rapid flips: the last intent wins',
  tags: ['!autodocs'],
  parameters: { backend: { broadcast: false } },
  play: async ({ args, backend, canvas, userEvent }) => {
    await canvas.findByText('Off');
    const toggle = canvas.getByRole('switch');
    const release = backend.hold();
    for (let flip = 0; flip < 5; flip += 1) await userEvent.click(toggle);
    release();
    await waitFor(() => expect(toggle).not.toHaveAttribute('aria-busy', 'true'));
    await expect(toggle).toBeChecked();
    const changes = backend.requests().filter(({ method }) => method === 'PATCH');
    await expect(changes).toEqual([{ method: 'PATCH', path: 'broadcast', body: { enabled: true } }]);
    await expect(args.onEnabledChange).toHaveBeenCalledOnce();
    await expect(args.onEnabledChange).toHaveBeenCalledWith(true);
  },
};

export const ReadOnly: Story = {
  name: 'Read-only for members',
  parameters: { backend: { role: 'member' } },
  play: async ({ backend, canvas, userEvent }) => {
    const toggle = await canvas.findByRole('switch', { checked: true });
    await expect(canvas.getByText('Only admins can change this.')).toBeVisible();
    await expect(toggle).toHaveAccessibleDescription(/Only admins can change this\./);
    await userEvent.click(toggle);
    await expect(toggle).toBeChecked();
    await expect(backend.requests().some(({ method }) => method === 'PATCH')).toBe(false);
  },
};

export const Unreadable: Story = {
  name: 'Could not be read',
  parameters: { backend: { outage: { path: 'broadcast' } } },
  play: async ({ backend, canvas, step, userEvent }) => {
    await step('It does not pretend to be on or off', async () => {
      await expect(await canvas.findByText('Couldn’t read whether Broadcast is on.')).toBeVisible();
    });
    await step('Another try reads it', async () => {
      backend.setOutage(undefined);
      await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
      await expect(await canvas.findByRole('switch', { checked: true })).toBeVisible();
    });
  },
};

export const OwnWords: Story = {
  name: 'With the host’s own words',
  args: { label: 'Trace my requests', description: 'Sends each request to your observability stack.' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('switch', { name: 'Trace my requests', checked: true })).toBeVisible();
    await expect(canvas.getByText('Sends each request to your observability stack.')).toBeVisible();
  },
};
