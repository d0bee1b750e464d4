import type { DestinationStatus } from '@broadcast-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import type { DeliveryStatusState } from '../settings-store/delivery-statuses.ts';
import type { DestinationRow } from '../settings-store/destination-rows.ts';
import { sampleDestination } from '../testing/sample-destination.ts';
import { DestinationListPresentational } from './destination-list-presentational.tsx';

const OUT_OF_REACH = { code: 'network_error', message: 'The settings API cannot be reached.' } as const;

const meta = {
  title: 'Components/DestinationList/Rare states',
  component: DestinationListPresentational,
  tags: ['!autodocs'],
  args: {
    state: ready(['Production']),
    onTest: fn(),
    onReload: fn(),
    onUndoRemove: fn(),
    onDismissRemoved: fn(),
    onStatusWanted: fn(),
    onStatusReload: fn(),
  },
} satisfies Meta<typeof DestinationListPresentational>;

export default meta;
type Story = StoryObj<typeof meta>;

export const NeverTested: Story = {
  name: 'Never tested',
  args: { state: ready(['Production'], { health: { state: 'unknown' } }) },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByText('Not tested'));
    await expect(await canvas.findByText('Nothing has been sent here yet.')).toBeVisible();
  },
};

export const OutOfDate: Story = {
  name: 'Possibly out of date',
  args: { state: { ...ready(['Production']), reloadError: OUT_OF_REACH } },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(OUT_OF_REACH.message)).toBeVisible();
    await expect(canvas.getByText('Production')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(args.onReload).toHaveBeenCalledOnce();
  },
};

export const UndoRefused: Story = {
  name: 'Undo that did not work',
  args: {
    state: {
      ...ready(['Production']),
      removed: { destination: sampleDestination({ name: 'Staging' }), index: 1, restoring: false, error: OUT_OF_REACH },
    },
  },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.getByText(/Staging.*cannot be reached/)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(args.onUndoRemove).toHaveBeenCalledOnce();
  },
};

const OUTCOMES = ['delivered', 'partial', 'retry', 'held', 'split', 'dropped'] as const;

export const LastAttempts: Story = {
  name: 'Every outcome of a last attempt, and none',
  args: {
    limit: OUTCOMES.length + 1,
    state: ready([...OUTCOMES, 'nothing yet']),
    statuses: new Map([
      ...OUTCOMES.map((outcome) => [outcome, known(attempt(outcome))] as const),
      ['nothing yet', known(null)] as const,
    ]),
  },
  play: async ({ canvas, userEvent }) => {
    for (const name of [...OUTCOMES, 'nothing yet']) {
      const toggle = canvas.getByRole('button', { name: `Deliveries of ${name}` });
      await userEvent.click(toggle);
      const row = within(toggle.closest('li') as HTMLElement);
      await expect(await row.findByText('Last attempt')).toBeVisible();
    }
    await expect(canvas.getByText(/Not delivered yet, tried again soon/)).toBeVisible();
  },
};

function ready(names: readonly string[], change: Parameters<typeof sampleDestination>[0] = {}) {
  const rows: DestinationRow[] = names.map((name) => ({
    destination: sampleDestination({ id: name, name, ...change }),
    activity: undefined,
    failure: undefined,
  }));
  return { status: 'ready', rows, removed: undefined, reloadError: undefined } as const;
}

function attempt(outcome: (typeof OUTCOMES)[number]): DestinationStatus['lastAttempt'] {
  return { at: new Date().toISOString(), outcome, records: 12, attempt: outcome === 'retry' ? 3 : 1, reason: null };
}

function known(lastAttempt: DestinationStatus['lastAttempt']): DeliveryStatusState {
  const value: DestinationStatus = { health: { state: 'unknown' }, lastDeliveredAt: null, lastAttempt, counters: null };
  return { status: 'ready', value, readAt: Date.now(), reloading: false, reloadError: undefined };
}
