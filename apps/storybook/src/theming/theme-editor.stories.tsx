import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, waitFor } from 'storybook/test';
import { ThemeEditor } from './theme-editor.tsx';

const meta = {
  title: 'Guides/Theming/Token editor',
  component: ThemeEditor,
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production', lastTest: 'healthy' }] } },
} satisfies Meta<typeof ThemeEditor>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Editor: Story = {
  name: 'Token editor',
  play: async ({ canvas, step, userEvent }) => {
    const toggle = await canvas.findByRole('switch', { checked: true });
    await step('A colour changes the kit at once, and the CSS says so', async () => {
      fireEvent.change(canvas.getByLabelText(/^Accent/), { target: { value: '#0a7d5c' } });
      await expect(canvas.getByText(/--bk-accent: light-dark\(#0a7d5c, #9a9bff\)/)).toBeVisible();
      await expect(getComputedStyle(toggle).getPropertyValue('--bk-color-accent')).toBe('rgb(10, 125, 92)');
    });
    await step('A colour that cannot be read is found out', async () => {
      fireEvent.change(canvas.getByLabelText(/^Accent/), { target: { value: '#ffe08a' } });
      await expect((await canvas.findAllByText(/too little/)).length).toBeGreaterThan(0);
    });
    await step('Starting over leaves nothing to copy', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Start over' }));
      await expect(canvas.getByText('/* The kit as it comes. */')).toBeVisible();
      await waitFor(() => expect(canvas.queryByText(/too little/)).not.toBeInTheDocument());
    });
  },
};

export const Dark: Story = {
  args: { scheme: 'dark' },
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Healthy')).toBeVisible();
    await waitFor(() => expect(canvas.queryByText(/too little/)).not.toBeInTheDocument());
  },
};
