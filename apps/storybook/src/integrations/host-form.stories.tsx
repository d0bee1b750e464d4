import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { WorkspaceForm } from '../samples/react/host-form.tsx';

const meta = {
  title: 'Integrations/In a form with react-hook-form',
  component: WorkspaceForm,
  tags: ['!autodocs'],
  args: { onSave: fn() },
} satisfies Meta<typeof WorkspaceForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const SideBySide: Story = {
  name: 'Neither submits the other',
  play: async ({ args, backend, canvas, step, userEvent }) => {
    await step('The switch is no submit button of the host’s form', async () => {
      await userEvent.click(await canvas.findByRole('switch', { checked: true }));
      await canvas.findByText('Off');
      await expect(canvas.queryByRole('alert')).not.toBeInTheDocument();
    });
    await step('Enter in the dialog saves the destination, not the workspace', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Connect Grafana' }));
      await userEvent.type(await screen.findByLabelText(/^Instance ID/), backend.credentials.instanceId);
      await userEvent.type(
        screen.getByLabelText(/^API key/, { selector: '[type=password]' }),
        `${backend.credentials.apiKey}{Enter}`,
      );
      await waitFor(() =>
        expect(backend.requests()).toContainEqual(expect.objectContaining({ method: 'POST', path: 'destinations' })),
      );
      await expect(args.onSave).not.toHaveBeenCalled();
    });
    await step('Enter in the host’s form saves the workspace', async () => {
      await userEvent.click(await screen.findByRole('button', { name: 'Done' }));
      await userEvent.type(canvas.getByLabelText(/^Workspace name/), 'Payments{Enter}');
      await waitFor(() => expect(args.onSave).toHaveBeenCalledOnce());
      await expect(args.onSave).toHaveBeenCalledWith({ name: 'Payments', budgetUsd: 100 }, expect.anything());
    });
  },
};
