import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { ConnectStack } from '../samples/react/own-form.tsx';
import { TracingPanel } from '../samples/react/own-markup.tsx';

const meta = {
  title: 'Integrations/Own markup on the hooks',
  component: ConnectStack,
  tags: ['!autodocs'],
  args: { onConnected: fn() },
} satisfies Meta<typeof ConnectStack>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Panel: Story = {
  name: 'Switch and list',
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  render: () => <TracingPanel />,
  play: async ({ backend, canvas, step, userEvent }) => {
    await step('The checkbox is the switch', async () => {
      await userEvent.click(await canvas.findByRole('checkbox', { name: 'Trace my requests' }));
      await waitFor(() =>
        expect(backend.requests()).toContainEqual({ method: 'PATCH', path: 'broadcast', body: { enabled: false } }),
      );
    });
    await step('The test tells the health', async () => {
      backend.setGrafana('wrong-pair');
      await userEvent.click(canvas.getByRole('button', { name: 'Test Production' }));
      await expect(await canvas.findByText(/Production: failing/)).toBeVisible();
    });
  },
};

export const Form: Story = {
  name: 'Form',
  play: async ({ args, backend, canvas, step, userEvent }) => {
    const { instanceId, apiKey } = backend.credentials;
    await step('A wrong key is not saved, and says why', async () => {
      await userEvent.type(canvas.getByLabelText('Instance ID'), instanceId);
      await userEvent.type(canvas.getByLabelText('API key'), 'glc_wrong');
      await userEvent.click(canvas.getByRole('button', { name: 'Test and save' }));
      await expect(await canvas.findByRole('alert')).toHaveTextContent(
        'The endpoint refused the Instance ID and API key.',
      );
      await expect(args.onConnected).not.toHaveBeenCalled();
    });
    await step('The right one is', async () => {
      await userEvent.clear(canvas.getByLabelText('API key'));
      await userEvent.type(canvas.getByLabelText('API key'), apiKey);
      await userEvent.click(canvas.getByRole('button', { name: 'Test and save' }));
      await waitFor(() => expect(args.onConnected).toHaveBeenCalledOnce());
    });
  },
};
