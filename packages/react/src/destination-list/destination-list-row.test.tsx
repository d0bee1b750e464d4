import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { DestinationListPresentational } from './destination-list-presentational.tsx';

const READY = { status: 'ready', removed: undefined, reloadError: undefined } as const;
const DISABLED_AT = '2026-02-01T00:00:00.000Z';

it.each([
  ['says so while it is still what its owner saved', { updatedAt: '2026-01-01T00:00:00.000Z' }, 1],
  ['says so while its owner has it disabled as well', { updatedAt: '2026-03-01T00:00:00.000Z', enabled: false }, 1],
  ['says nothing any more once its settings changed', { updatedAt: '2026-03-01T00:00:00.000Z' }, 0],
])('a destination that was disabled by itself %s', (_, change, count) => {
  const destination = sampleDestination({ id: 'a', name: 'A', ...change });
  const value = {
    health: destination.health,
    lastDeliveredAt: null,
    lastAttempt: null,
    counters: null,
    autoDisabled: { at: DISABLED_AT, diagnosis: REVOKED_KEY },
  };
  const known = { status: 'ready', value, readAt: 0, reloading: false, reloadError: undefined } as const;
  render(
    <DestinationListPresentational
      state={{ ...READY, rows: [{ destination, activity: undefined, failure: undefined }] }}
      statuses={new Map([['a', known]])}
    />,
  );
  expect(screen.queryAllByText(/^Disabled by itself/)).toHaveLength(count);
});
