import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { sampleDestination } from '../testing/sample-destination.ts';
import { ObservabilitySettingsPresentational } from './observability-settings-presentational.tsx';

const meta = {
  title: 'Components/ObservabilitySettings/Presentational',
  component: ObservabilitySettingsPresentational,
  args: {
    toggle: {
      state: { status: 'ready', enabled: true, confirmed: true, pending: false, canEdit: true, failure: undefined },
      onEnabledChange: fn(),
    },
    list: {
      state: {
        status: 'ready',
        rows: [{ destination: sampleDestination({ name: 'Production' }), activity: undefined, failure: undefined }],
        removed: undefined,
        reloadError: undefined,
      },
      onAdd: fn(),
      onEdit: fn(),
      onEnabledChange: fn(),
      onRemove: fn(),
      onTest: fn(),
      onTestAll: fn(),
      onStatusWanted: fn(),
    },
  },
} satisfies Meta<typeof ObservabilitySettingsPresentational>;

export default meta;
type Story = StoryObj<typeof meta>;

export const FromPlainState: Story = {
  name: 'From plain state',
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByRole('switch', { name: 'Enable Broadcast' })).toHaveAttribute('aria-checked', 'true');
    await userEvent.click(canvas.getByRole('button', { name: 'Edit Production' }));
    await expect(args.list.onEdit).toHaveBeenCalledWith(expect.objectContaining({ name: 'Production' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Traces not appearing?' }));
    await expect(await canvas.findByText('Broadcast is on.')).toBeVisible();
  },
};

export const Loading: Story = {
  args: { toggle: { state: { status: 'loading' } }, list: { state: { status: 'loading' } } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Loading destinations…')).toBeInTheDocument();
    await expect(canvas.queryByRole('button', { name: 'View your traces' })).not.toBeInTheDocument();
  },
};

export const Failed: Story = {
  name: 'Could not be loaded',
  args: {
    toggle: { state: { status: 'error', error: { code: 'network_error', message: 'No answer.' } }, onRetry: fn() },
    list: { state: { status: 'error', error: { code: 'network_error', message: 'No answer.' } }, onReload: fn() },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('alert')).toHaveLength(2);
  },
};
