import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { GermanPage } from '../samples/react/german-page.tsx';
import { TracingPage } from '../samples/react/own-words.tsx';

const meta = {
  title: 'Integrations/Own words and languages',
  component: TracingPage,
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production', samplingRate: 0.05 }] } },
} satisfies Meta<typeof TracingPage>;

export default meta;
type Story = StoryObj<typeof meta>;

export const OwnWords: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Connect a stack' })).toBeVisible();
    await expect(canvas.getByRole('heading', { name: 'Tracing' })).toBeVisible();
    await expect(await canvas.findByRole('switch', { name: 'Trace my requests' })).toBeVisible();
    // What nobody gave stays English.
    await expect(await canvas.findByRole('button', { name: 'Run tests' })).toBeVisible();
  },
};

export const German: Story = {
  globals: { locale: 'de' },
  render: () => <GermanPage />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('switch', { name: 'Broadcast einschalten' })).toBeVisible();
    await expect(await canvas.findByText('5 %')).toBeVisible();
  },
};

export const Arabic: Story = {
  globals: { locale: 'ar' },
  play: async () => {
    await expect(document.documentElement).toHaveAttribute('dir', 'rtl');
  },
};
