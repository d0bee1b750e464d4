import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { settingsBaseUrl } from '../mock/story-backends.ts';
import { SettingsWithBadge } from '../samples/react/destination-count.tsx';

const meta = {
  title: 'Integrations/With react-query',
  component: SettingsWithBadge,
  tags: ['!autodocs'],
  args: { baseUrl: '' },
  render: (_, { id }) => <SettingsWithBadge baseUrl={settingsBaseUrl(id)} />,
} satisfies Meta<typeof SettingsWithBadge>;

export default meta;
type Story = StoryObj<typeof meta>;

export const SharedCache: Story = {
  name: 'One cache for the host and the kit',
  parameters: { backend: { destinations: [{ name: 'Production' }, { name: 'Staging' }] } },
  play: async ({ canvas, step, userEvent }) => {
    await step('The host counts what the kit lists', async () => {
      await expect(await canvas.findByText('Staging')).toBeVisible();
      await expect(await canvas.findByText('Destinations in use: 2')).toBeVisible();
    });
    await step('A change in the kit reaches the host', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'More actions for Staging' }));
      await userEvent.click(await canvas.findByRole('menuitem', { name: 'Delete' }));
      await expect(await canvas.findByText('Destinations in use: 1')).toBeVisible();
    });
  },
};
