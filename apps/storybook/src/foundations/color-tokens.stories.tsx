import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { COLOR_PAIRS, ColorTokens } from './color-tokens.tsx';

const meta = {
  title: 'Foundations/Colours',
  component: ColorTokens,
  tags: ['!autodocs'],
} satisfies Meta<typeof ColorTokens>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Light: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText(/✓$/)).toHaveLength(COLOR_PAIRS.length));
  },
};

export const Dark: Story = { ...Light, globals: { theme: 'dark' } };
