import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { MotionTokens } from './motion-tokens.tsx';

const meta = {
  title: 'Foundations/Motion',
  component: MotionTokens,
  tags: ['!autodocs'],
} satisfies Meta<typeof MotionTokens>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Everything: Story = {
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByRole('row', { name: /bk-thumb transform var\(--bk-speed\) ease-out/ }),
    ).toBeVisible();
    // Tests run with less motion: what the kit says about that must be true.
    await expect(canvas.getByText('0s')).toBeVisible();
  },
};
