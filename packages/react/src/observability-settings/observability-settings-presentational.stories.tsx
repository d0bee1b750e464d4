import type { DestinationStatus, DestinationView } from '@broadcast-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import type { DeliveryStatusState } from '../settings-store/delivery-statuses.ts';
import { sampleDestination } from '../testing/sample-destination.ts';
import { ObservabilitySettingsPresentational } from './observability-settings-presentational.tsx';

const NOTHING = { offered: 0, accepted: 0, delivered: 0, pending: 0, refused: {}, dropped: {}, skipped: {} };

const meta = {
  title: 'Components/ObservabilitySettings/ObservabilitySettingsPresentational',
  component: ObservabilitySettingsPresentational,
  args: {
    toggle: {
      state: { status: 'ready', enabled: true, confirmed: true, pending: false, canEdit: true, failure: undefined },
      onEnabledChange: fn(),
    },
    list: {
      state: {
        status: 'ready',
        rows: rowsOf([{ name: 'Production' }]),
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

export const EveryCause: Story = {
  name: 'Traces not appearing? Every cause that is known',
  tags: ['!autodocs'],
  args: {
    list: {
      ...meta.args.list,
      state: {
        ...meta.args.list.state,
        rows: rowsOf([
          { name: 'Just now', enabled: false, health: { state: 'unknown' }, apiKeyHashes: ['1'.repeat(64)] },
          { name: 'Hours ago' },
          { name: 'Days ago' },
          { name: 'Weeks ago' },
          { name: 'Unknown' },
        ]),
      },
      statuses: new Map<string, DeliveryStatusState>([
        ['Just now', known({ lastDeliveredAt: ago(1 / 60), counters: { ...NOTHING, dropped: { expired: 1 } } })],
        [
          'Hours ago',
          known({
            lastDeliveredAt: ago(3),
            lastAttempt: { at: ago(1), outcome: 'held', records: 12, attempt: 1, reason: 'auth' },
            counters: { ...NOTHING, dropped: { expired: 1_204 }, skipped: { filtered: 96 } },
          }),
        ],
        [
          'Days ago',
          known({
            lastDeliveredAt: ago(72),
            lastAttempt: { at: ago(1), outcome: 'retry', records: 12, attempt: 3, reason: 'rate_limited' },
          }),
        ],
        ['Weeks ago', known({ lastDeliveredAt: ago(500), counters: { ...NOTHING, dropped: { too_large: 7 } } })],
        ['Unknown', { status: 'error', error: { code: 'server_error', message: 'The settings API failed.' } }],
      ]),
    },
  },
  play: async ({ args, canvas, step, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Traces not appearing?' }));
    const choice = await canvas.findByRole('combobox', { name: 'Destination' });
    await step('Switched off, never tested, filtered, and one trace lost: what to do stands beside it', async () => {
      await expect(canvas.getByText('The connection has not been tested yet. Test it.')).toBeVisible();
      await expect(canvas.getByText(/^Grafana took the last trace 1 minute ago\. It appears/)).toBeVisible();
      await expect(canvas.getByText(/^API key filter or filter rules are set\./)).toBeVisible();
      await expect(canvas.getByText(/^The trace of one request was given up\./)).toBeVisible();
      await expect(canvas.getByText(/“Last 1 hour”/)).toBeVisible();
      await userEvent.click(canvas.getByRole('button', { name: 'Enable' }));
      await expect(args.list.onEnabledChange).toHaveBeenCalledWith('Just now', true);
    });
    await step('Delivered until Grafana refused', async () => {
      await userEvent.selectOptions(choice, 'Hours ago');
      await expect(canvas.getByText(/^The last attempt, 1 hour ago: Refused/)).toBeVisible();
      await expect(canvas.getByText('Grafana took the last trace 3 hours ago.')).toBeVisible();
      await expect(canvas.getByText(/^The traces of 1,204 requests were given up\./)).toBeVisible();
    });
    await step(
      'The older the last trace, the wider the time range to look in; limits of Grafana, now and before',
      async () => {
        await userEvent.selectOptions(choice, 'Days ago');
        await expect(canvas.getByText(/^Grafana refuses traces because of its limits/)).toBeVisible();
        await expect(canvas.getByText(/“Last 7 days”/)).toBeVisible();
        await userEvent.selectOptions(choice, 'Weeks ago');
        await expect(canvas.getByText(/“Last 30 days”/)).toBeVisible();
        await expect(canvas.getByText(/^The traces of 7 requests were over a limit of Grafana\./)).toBeVisible();
      },
    );
    await step('Where the status could not be read, it says so and checks the rest', async () => {
      await userEvent.selectOptions(choice, 'Unknown');
      await expect(canvas.getByText('How deliveries go could not be read.')).toBeVisible();
      await expect(canvas.getByText('Sampling sends all traces.')).toBeVisible();
    });
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

function rowsOf(destinations: readonly Partial<DestinationView>[]) {
  return destinations.map((change) => ({
    destination: sampleDestination({ id: change.name ?? '', ...change }),
    activity: undefined,
    failure: undefined,
  }));
}

/** ISO time, so many hours ago. */
function ago(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

function known(value: Partial<DestinationStatus>): DeliveryStatusState {
  const nothing = { health: { state: 'unknown' }, lastDeliveredAt: null, lastAttempt: null, counters: null } as const;
  return {
    status: 'ready',
    value: { ...nothing, ...value },
    readAt: Date.now(),
    reloading: false,
    reloadError: undefined,
  };
}
