import { DIAGNOSIS_CODES, SETTINGS_ERROR_CODES } from '@broadcast-kit/core';
import { DestinationListPresentational } from '@broadcast-kit/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { DiagnosisCodes } from './diagnosis-codes.tsx';
import { SETTINGS_REFUSALS } from './settings-refusals.ts';

const meta = {
  title: 'Guides/Error codes/Every code',
  component: DiagnosisCodes,
  tags: ['!autodocs'],
} satisfies Meta<typeof DiagnosisCodes>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Diagnoses: Story = {
  play: async ({ canvas, userEvent }) => {
    for (const code of DIAGNOSIS_CODES) await expect(canvas.getByText(code)).toBeVisible();
    await userEvent.click(canvas.getByText('auth.scope'));
    await expect(canvas.getByText(/add the scope traces:write/)).toBeVisible();
  },
};

/** What a part of the page says when the settings API refuses to give it what it shows. */
export const Refusals: Story = {
  render: () => (
    <div style={{ display: 'grid', gap: 32 }}>
      {SETTINGS_ERROR_CODES.map((code) => (
        <DestinationListPresentational
          key={code}
          state={{ status: 'error', error: { code, message: SETTINGS_REFUSALS[code].meaning } }}
        />
      ))}
    </div>
  ),
  play: async ({ canvas }) => {
    for (const { meaning } of Object.values(SETTINGS_REFUSALS)) await expect(canvas.getByText(meaning)).toBeVisible();
  },
};
