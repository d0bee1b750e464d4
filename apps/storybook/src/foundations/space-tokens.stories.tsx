import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { SpaceTokens } from './space-tokens.tsx';

const meta = {
  title: 'Foundations/Space',
  component: SpaceTokens,
  tags: ['!autodocs'],
} satisfies Meta<typeof SpaceTokens>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Grid: Story = {
  play: async ({ canvas }) => {
    const four = await canvas.findByRole('row', { name: /^4 16 px/ });
    await expect(four).toHaveTextContent(/gap/);
    await expect(canvas.getByText('--bk-round-panel')).toBeVisible();
  },
};
