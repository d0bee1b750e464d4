import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ObservabilityPage } from '../samples/vite/src/observability-page.tsx';

const meta = {
  title: 'Guides/30-second embed',
  component: ObservabilityPage,
  tags: ['!autodocs'],
} satisfies Meta<typeof ObservabilityPage>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The code of the Welcome page, as it stands. */
export const AsItStands: Story = {
  parameters: { backend: { destinations: [{ name: 'Grafana Cloud', lastTest: 'healthy' }] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('On')).toBeVisible();
    await expect(await canvas.findByText('Healthy')).toBeVisible();
  },
};
