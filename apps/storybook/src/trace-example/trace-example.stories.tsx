import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { TraceExample } from './trace-example.tsx';

const meta = {
  title: 'Guides/What a trace looks like/Example',
  component: TraceExample,
  tags: ['!autodocs'],
} satisfies Meta<typeof TraceExample>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Example: Story = {
  play: async ({ canvas, step, userEvent }) => {
    await step('A root as asked for, and the call below it', async () => {
      await expect(canvas.getByText(/^Metric Analysis Pipeline · internal/)).toBeVisible();
      await expect(canvas.getByText(/^Anomaly Detection · client · ok · 1840 ms/)).toBeVisible();
      await expect(canvas.getByRole('row', { name: 'trace.metadata.environment production' })).toBeVisible();
    });
    await step('Privacy mode takes prompt and completion away, and nothing else', async () => {
      const before = canvas.getAllByRole('rowheader').map(({ textContent }) => textContent);
      await userEvent.click(canvas.getByRole('checkbox', { name: 'Privacy mode' }));
      const after = canvas.getAllByRole('rowheader').map(({ textContent }) => textContent);
      const gone = before.filter((key) => !after.includes(key));
      await expect(gone).toContain('gen_ai.prompt');
      await expect(gone).toContain('gen_ai.completion');
      await expect(after).toContain('gen_ai.usage.input_tokens');
      await expect(after).toContain('user.id');
    });
  },
};
