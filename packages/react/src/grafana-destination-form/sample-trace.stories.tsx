import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, spyOn, waitFor, within } from 'storybook/test';
import { useDestinations } from '../hooks/use-destinations.ts';
import { fillInConnection } from '../testing/fill-in-connection.ts';
import { GrafanaDestinationForm, type GrafanaDestinationFormProps } from './grafana-destination-form.tsx';

const meta = {
  title: 'Components/GrafanaDestinationForm/Sample trace',
  component: GrafanaDestinationForm,
  args: { onSaved: fn() },
  tags: ['!autodocs'],
} satisfies Meta<typeof GrafanaDestinationForm>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

/** The result itself, not the same words for those who listen. */
const SEEN = { ignore: '[role=status]' };
const SENT = /^Sample trace sent · /;

export const Sent: Story = {
  name: 'Sent: its id, and where to look',
  play: async (context) => {
    const { backend, canvas, step, userEvent } = context;
    await fillInConnection(context, context.backend.credentials);
    await step('Send trace sends the typed values, and nothing is saved', async () => {
      await send(context);
      await expect(await canvas.findByText(SENT, SEEN)).toBeVisible();
      const posts = backend.requests().filter(({ method }) => method === 'POST');
      await expect(posts.map(({ path }) => path)).toEqual(['destinations/send-trace']);
    });
    await step('Without the Grafana URL it says how to find the trace, and leads to that field', async () => {
      await expect(canvas.getByText(/^[0-9a-f]{32}$/)).toBeVisible();
      await expect(canvas.getByText(/open Explore, choose the data source/)).toBeVisible();
      await expect(canvas.getByRole('button', { name: 'Go to Grafana URL' })).toBeVisible();
    });
    await step('The id can be copied', async () => {
      const copy = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
      await userEvent.click(canvas.getByRole('button', { name: 'Copy trace ID' }));
      await expect(await canvas.findByRole('button', { name: 'Copied' })).toBeVisible();
      await expect(copy).toHaveBeenCalledWith(canvas.getByText(/^[0-9a-f]{32}$/).textContent);
    });
    await step('It proves nothing to Save', async () => {
      await expect(canvas.getByRole('button', { name: 'Test & save' })).toBeVisible();
    });
  },
};

export const Linked: Story = {
  name: 'Sent to a saved destination: a link into its Grafana',
  parameters: { backend: { destinations: [{ name: 'Production', grafanaUrl: 'https://acme.grafana.net' }] } },
  render: (args) => <EditProduction {...args} />,
  play: async (context) => {
    const { canvas } = context;
    await canvas.findByLabelText('Name');
    await send(context);
    const link = await canvas.findByRole('link', { name: 'Open in Grafana' });
    await expect(link).toHaveAttribute('href', expect.stringMatching(/^https:\/\/acme\.grafana\.net\/explore\?/));
  },
};

export const Sending: Story = {
  parameters: { backend: { grafana: 'hang' } },
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    await fillInConnection(context, context.backend.credentials);
    await send(context);
    await expect(await canvas.findByText('Sending a sample trace…')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Send trace' })).toHaveAttribute('aria-busy', 'true');
    await step('Cancelled says nothing, and the focus stays near', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Cancel sending' }));
      await waitFor(() => expect(canvas.getByRole('button', { name: 'Send trace' })).toHaveFocus());
      await expect(canvas.queryByText('Sending a sample trace…')).not.toBeInTheDocument();
    });
  },
};

export const Failed: Story = {
  name: 'Failed: the diagnosis of a failed test',
  parameters: { backend: { grafana: 'missing-scope' } },
  play: async (context) => {
    const { backend, canvas } = context;
    await fillInConnection(context, context.backend.credentials);
    await send(context);
    const alert = await canvas.findByRole('alert');
    await expect(alert).toHaveTextContent('The API key is known, but it may not write traces.');
    await expect(alert).not.toHaveTextContent(backend.credentials.apiKey);
    await expect(within(alert).getByRole('button', { name: 'Go to API key' })).toBeVisible();
  },
};

export const NotSent: Story = {
  name: 'Not sent: the backend is down',
  parameters: { backend: { outage: { path: 'destinations/send-trace' } } },
  play: async (context) => {
    const { canvas } = context;
    await fillInConnection(context, context.backend.credentials);
    await send(context);
    const alert = await canvas.findByRole('alert');
    await expect(within(alert).getByText('The sample trace was not sent.')).toBeVisible();
    await expect(within(alert).getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const Preview: Story = {
  name: 'What is sent',
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    await userEvent.click(await canvas.findByRole('button', { name: 'What is sent' }));
    const tree = await canvas.findByRole('list', { name: 'Spans and attributes' });
    await step('It is what the gateway would send of an invented request', async () => {
      await expect(canvas.getByText('An invented request, as the settings above would send it.')).toBeVisible();
      await expect(within(tree).getByText('gen_ai.request.model')).toBeVisible();
      await expect(within(tree).queryByRole('deletion')).not.toBeInTheDocument();
    });
    await step('Privacy mode crosses out what was said', async () => {
      await userEvent.click(canvas.getByLabelText('Show with privacy mode'));
      await expect(within(tree).getAllByRole('deletion')).toHaveLength(5);
      await expect(canvas.getByText(/5 values are left out\./, SEEN)).toBeVisible();
    });
    await step('Only here: the form itself is unchanged', async () => {
      await expect(canvas.getByLabelText('Privacy mode')).not.toBeChecked();
    });
  },
};

async function send({ canvas, userEvent }: Context): Promise<void> {
  await userEvent.click(canvas.getByRole('button', { name: 'Send trace' }));
}

function EditProduction(props: GrafanaDestinationFormProps) {
  const { state } = useDestinations();
  const production = state.status === 'ready' ? state.rows[0]?.destination : undefined;
  return production && <GrafanaDestinationForm {...props} destination={production} />;
}
