import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { createFakeSettingsClient } from '../testing/fake-settings-client.ts';
import { renderWithClient } from '../testing/render-with-client.tsx';
import { sampleDestination } from '../testing/sample-destination.ts';
import { DestinationList } from './destination-list.tsx';
import type { RowHintProps } from './row-hint.tsx';

const renders = vi.hoisted((): string[] => []);

vi.mock('./row-hint.tsx', async (original) => {
  const { RowHint } = await original<typeof import('./row-hint.tsx')>();
  return {
    RowHint: (props: RowHintProps) => {
      renders.push(props.destination.name);
      return RowHint(props);
    },
  };
});

it('what happens to one destination renders its row and no other', async () => {
  const destinations = ['a', 'b', 'c'].map((id) => sampleDestination({ id, name: id.toUpperCase() }));
  const client = createFakeSettingsClient({ destinations });
  const { user, advance } = await renderWithClient(<DestinationList />, { client });
  expect(new Set(renders)).toEqual(new Set(['A', 'B', 'C']));
  renders.length = 0;

  await user.click(await screen.findByRole('button', { name: 'More actions for B' }));
  await user.click(screen.getByRole('menuitem', { name: 'Disable' }));
  await advance(0);
  await user.click(screen.getByRole('button', { name: 'Edit C' }));
  await screen.findByRole('dialog');

  expect(client.callsOf('updateDestination')).toHaveLength(1);
  expect(new Set(renders)).toEqual(new Set(['B']));
});
