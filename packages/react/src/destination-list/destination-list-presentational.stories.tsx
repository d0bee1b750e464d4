import type { DeliveryCounters, DestinationStatus, DestinationView, Diagnosis } from '@broadcast-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import type { DeliveryStatusState } from '../settings-store/delivery-statuses.ts';
import type { DestinationRow } from '../settings-store/destination-rows.ts';
import { sampleDestination } from '../testing/sample-destination.ts';
import { DestinationListPresentational } from './destination-list-presentational.tsx';

const meta = {
  title: 'Components/DestinationList/DestinationListPresentational',
  component: DestinationListPresentational,
  args: {
    state: ready([view('Production'), view('Staging')]),
    onAdd: fn(),
    onEdit: fn(),
    onView: fn(),
    onDuplicate: fn(),
    onEnabledChange: fn(),
    onRemove: fn(),
    onTest: fn(),
    onTestAll: fn(),
    onReload: fn(),
    onStatusWanted: fn(),
    onStatusReload: fn(),
  },
} satisfies Meta<typeof DestinationListPresentational>;

export default meta;
type Story = StoryObj<typeof meta>;

const REFUSED: Diagnosis = {
  code: 'auth.unauthorized',
  field: 'apiKey',
  summary: 'The endpoint refused the Instance ID and API key.',
  remedy: 'One of them is wrong, or the key was revoked or has expired.',
  steps: [
    'Compare the Instance ID with the number on the OpenTelemetry tile of your stack.',
    'Look under Access Policies whether the token still exists and has not expired.',
  ],
  docs: 'https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/',
};

const COUNTERS: DeliveryCounters = {
  offered: 12_482,
  accepted: 12_480,
  delivered: 12_441,
  pending: 31,
  refused: { queue_full: 2 },
  dropped: { expired: 7, rejected: 1 },
  skipped: { sampled_out: 1_204, filtered: 96 },
};

export const Deliveries: Story = {
  name: 'How deliveries go, behind a row',
  args: {
    statuses: new Map([
      ['Production', known({ lastDeliveredAt: ago(2), counters: COUNTERS, lastAttempt: attempt('delivered', null) })],
      ['Staging', known({})],
    ]),
  },
  play: async ({ canvas, step, userEvent }) => {
    await step('The line below the name says when the last trace was delivered', async () => {
      await expect(canvas.getByText('last trace 2 minutes ago')).toBeVisible();
      await expect(rowOf(canvas, 'Staging')).toHaveTextContent('no traces yet');
    });
    await step('Opened, a row tells where every trace is, and why some did not arrive', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Deliveries of Production' }));
      const production = within(rowOf(canvas, 'Production'));
      await expect(await production.findByText('12,441 requests')).toBeVisible();
      await expect(production.getByText('8 (waited too long: 7 · content not accepted: 1)')).toBeVisible();
      await expect(production.getByText('1,300 (sampling: 1,204 · filter rules: 96)')).toBeVisible();
    });
  },
};

export const Failing: Story = {
  name: 'Deliveries that fail, with the steps to take',
  args: {
    statuses: new Map([
      [
        'Production',
        known({
          health: { state: 'failing', checkedAt: ago(3), diagnosis: REFUSED },
          lastDeliveredAt: ago(190),
          lastAttempt: attempt('held', 'auth'),
          counters: { ...COUNTERS, pending: 1_904 },
        }),
      ],
    ]),
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Deliveries of Production' }));
    const production = within(rowOf(canvas, 'Production'));
    await expect(await production.findByText(REFUSED.summary)).toBeVisible();
    await expect(
      production.getByText(/Refused, kept until the settings work \(Instance ID or API key refused\)/),
    ).toBeVisible();
  },
};

export const AutoDisabled: Story = {
  name: 'Disabled by itself, with the cause',
  args: {
    state: ready([view('Production'), view('Staging', { updatedAt: ago(60 * 24 * 30) })]),
    statuses: new Map([
      ['Staging', known({ autoDisabled: { at: ago(60 * 50), diagnosis: REFUSED }, lastDeliveredAt: ago(60 * 24 * 7) })],
    ]),
  },
  play: async ({ args, canvas, userEvent }) => {
    const staging = within(rowOf(canvas, 'Staging'));
    await expect(staging.getByText(/^Disabled by itself 2 days ago/)).toBeVisible();
    await userEvent.click(staging.getByRole('button', { name: 'Enable again' }));
    await expect(args.onEnabledChange).toHaveBeenCalledWith('Staging', true);
  },
};

export const Phone: Story = {
  name: '320 px: words first, actions below them',
  tags: ['!autodocs'],
  args: { ...AutoDisabled.args },
  decorators: [
    (Story) => (
      <div style={{ maxWidth: 288 }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas }) => {
    const staging = within(rowOf(canvas, 'Staging'));
    const place = (element: HTMLElement) => element.getBoundingClientRect();
    await expect(staging.getByRole('button', { name: 'Edit Staging' })).toBeVisible();
    await expect(place(staging.getByRole('button', { name: 'Edit Staging' })).top).toBeGreaterThan(
      place(staging.getByText(/last trace 7 days ago/)).bottom,
    );
    const words = place(staging.getByText(/Traces that are still kept/));
    const enable = place(staging.getByRole('button', { name: 'Enable again' }));
    await expect(enable.top - words.bottom).toBeGreaterThanOrEqual(8);
    await expect(enable.left).toBeCloseTo(words.left, 0);
  },
};

export const PartialError: Story = {
  name: 'A status that could not be read',
  args: {
    statuses: new Map<string, DeliveryStatusState>([
      ['Production', known({ lastDeliveredAt: ago(2) })],
      [
        'Staging',
        { status: 'error', error: { code: 'server_error', message: 'The settings API failed. Tell its operator.' } },
      ],
    ]),
  },
  play: async ({ args, canvas, userEvent }) => {
    await expect(rowOf(canvas, 'Production')).toHaveTextContent('last trace 2 minutes ago');
    await expect(rowOf(canvas, 'Staging')).toHaveTextContent('deliveries unknown');
    await userEvent.click(canvas.getByRole('button', { name: 'Deliveries of Staging' }));
    const alert = within(await within(rowOf(canvas, 'Staging')).findByRole('alert'));
    await userEvent.click(alert.getByRole('button', { name: 'Try again' }));
    await expect(args.onStatusReload).toHaveBeenCalledOnce();
  },
};

export const ReadOnly: Story = {
  name: 'Read-only: members may look',
  args: { canEdit: false, statuses: new Map([['Production', known({ lastDeliveredAt: ago(2) })]]) },
  play: async ({ args, canvas, userEvent }) => {
    await expect(canvas.queryByRole('button', { name: 'Edit Production' })).not.toBeInTheDocument();
    await expect(canvas.queryByRole('button', { name: 'More actions for Production' })).not.toBeInTheDocument();
    await userEvent.click(canvas.getByRole('button', { name: 'View Production' }));
    await expect(args.onView).toHaveBeenCalledWith(expect.objectContaining({ name: 'Production' }));
  },
};

export const FiftyRows: Story = {
  name: 'Fifty rows: only those in view are asked for',
  args: {
    limit: 50,
    state: ready(
      Array.from({ length: 50 }, (_, index) => view(`Stack ${index + 1}`, { samplingRate: 1 / (index + 1) })),
    ),
  },
  play: async ({ args, canvas }) => {
    await waitFor(() => expect(args.onStatusWanted).toHaveBeenCalledWith(expect.objectContaining({ name: 'Stack 1' })));
    await expect(args.onStatusWanted).not.toHaveBeenCalledWith(expect.objectContaining({ name: 'Stack 50' }));
    canvas.getByText('Stack 50').scrollIntoView();
    await waitFor(() =>
      expect(args.onStatusWanted).toHaveBeenCalledWith(expect.objectContaining({ name: 'Stack 50' })),
    );
    const wanted = (args.onStatusWanted as ReturnType<typeof fn>).mock.calls.map(([destination]) => destination.name);
    await expect(new Set(wanted).size).toBe(wanted.length);
  },
};

type Canvas = ReturnType<typeof within>;

function rowOf(canvas: Canvas, name: string): HTMLElement {
  const row = canvas.getByText(name).closest('li');
  if (row === null) throw new Error(`There is no row ${name}.`);
  return row;
}

/** ISO time, so many minutes ago. */
function ago(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

function view(name: string, more: Partial<DestinationView> = {}): DestinationView {
  const health = { state: 'healthy', checkedAt: ago(5), durationMs: 212 } as const;
  return sampleDestination({ id: name, name, health, ...more });
}

function ready(destinations: readonly DestinationView[]) {
  const rows: DestinationRow[] = destinations.map((destination) => ({
    destination,
    activity: undefined,
    failure: undefined,
  }));
  return { status: 'ready', rows, removed: undefined, reloadError: undefined } as const;
}

function known(value: Partial<DestinationStatus>): DeliveryStatusState {
  const nothing: DestinationStatus = {
    health: { state: 'unknown' },
    lastDeliveredAt: null,
    lastAttempt: null,
    counters: null,
  };
  return {
    status: 'ready',
    value: { ...nothing, ...value },
    readAt: Date.now(),
    reloading: false,
    reloadError: undefined,
  };
}

function attempt(outcome: 'delivered' | 'held', reason: string | null): DestinationStatus['lastAttempt'] {
  return { at: ago(2), outcome, records: 12, attempt: 1, reason };
}
