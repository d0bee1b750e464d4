import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { useDestinations } from '../hooks/use-destinations.ts';
import { GrafanaDestinationForm, type GrafanaDestinationFormProps } from './grafana-destination-form.tsx';

const meta = {
  title: 'Components/GrafanaDestinationForm/Problems',
  component: GrafanaDestinationForm,
  args: { onSaved: fn() },
  tags: ['!autodocs'],
} satisfies Meta<typeof GrafanaDestinationForm>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

export const SessionEnded: Story = {
  name: 'The session has ended: no failure of Grafana',
  parameters: { backend: { outage: { path: 'destinations/test', reason: 'signed-out' } } },
  play: async (context) => {
    const alert = await failedTest(context);
    await expect(alert).toHaveTextContent('Your session has ended.');
    await expect(alert).toHaveTextContent('Nothing was sent to Grafana');
    await expect(context.canvas.getByLabelText('API key')).toHaveValue(context.backend.credentials.apiKey);
  },
};

export const NoPermission: Story = {
  name: 'No permission: ask an admin',
  parameters: { backend: { outage: { path: 'destinations/test', reason: 'not-allowed' } } },
  play: async (context) => {
    const alert = await failedTest(context);
    await expect(alert).toHaveTextContent('You may not change destinations.');
    await expect(within(alert).queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  },
};

export const TooManyTests: Story = {
  name: 'Too many tests: counts down to the next try',
  parameters: { backend: { outage: { path: 'destinations/test', reason: 'too-many' } } },
  play: async (context) => {
    const alert = await failedTest(context);
    await expect(within(alert).getByRole('button', { name: 'Try again' })).toHaveAttribute('aria-disabled', 'true');
    await expect(within(alert).getByText(/^in (?:20|1\d) sec$/)).toBeVisible();
  },
};

export const GrafanaCountdown: Story = {
  name: 'Grafana’s rate limit: counts down to the next try',
  parameters: { backend: { grafana: 'rate-limited' } },
  play: async (context) => {
    const alert = await failedTest(context);
    const retry = within(alert).getByRole('button', { name: 'Try again' });
    await expect(retry).toHaveAttribute('aria-disabled', 'true');
    await expect(retry).toHaveAccessibleDescription(/^in (?:30|2\d) sec$/);
  },
};

export const RegionHint: Story = {
  name: 'A key of another region is told before any test',
  parameters: { backend: { region: 'prod-eu-west-2' } },
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    await fillIn(context);
    const baseUrl = canvas.getByLabelText(/^Base URL/);
    await step('It is a hint: nothing is wrong, nothing is blocked', async () => {
      await expect(baseUrl).toHaveAccessibleDescription(
        /The API key belongs to prod-eu-west-2, the Base URL to prod-us-west-0\./,
      );
      await expect(baseUrl).toBeValid();
    });
    await step('One click puts it right', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Use eu-west-2' }));
      await expect(baseUrl).toHaveValue('https://otlp-gateway-prod-eu-west-2.grafana.net/otlp');
      await expect(baseUrl).toHaveFocus();
    });
  },
};

export const DashboardUrl: Story = {
  name: 'The address of dashboards: kept as the Grafana URL',
  play: async ({ canvas, step, userEvent }) => {
    const baseUrl = await canvas.findByLabelText(/^Base URL/);
    await step('It is told while the field still has the focus', async () => {
      await userEvent.type(baseUrl, 'https://acme.grafana.net');
      await expect(baseUrl).toHaveAccessibleDescription(/This is the address of your dashboards\./);
      await expect(baseUrl).toBeValid();
    });
    await step('One click moves it where it belongs', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Use as Grafana URL' }));
      await expect(baseUrl).toHaveValue('');
    });
  },
};

export const WrongToken: Story = {
  name: 'A token of the wrong kind',
  play: async ({ canvas, userEvent }) => {
    const apiKey = await canvas.findByLabelText('API key');
    await userEvent.type(apiKey, 'glsa_example');
    await expect(apiKey).toHaveAccessibleDescription(/You need an access-policy token, which starts with glc_\./);
    await expect(apiKey).toBeValid();
  },
};

export const Conflict: Story = {
  name: 'Changed by two people: field by field',
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  render: (args) => <EditFirst {...args} />,
  play: async ({ backend, canvas, userEvent }) => {
    await userEvent.type(await canvas.findByLabelText('Name'), ' EU');
    await backend.changeElsewhere('Production', { name: 'Production (old)', sampling_rate: 0.1, privacy_mode: true });
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    const table = await canvas.findByRole('table', { name: 'Your changes and theirs' });
    const row = (name: string) =>
      within(within(table).getByRole('row', { name: new RegExp(`^${name}`) }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    await expect(row('Name')).toEqual(['Production EU', 'Production (old)']);
    await expect(row('Sampling rate')).toEqual(['not changed', '10%']);
    await expect(row('Privacy mode')).toEqual(['not changed', 'On']);
    await expect(canvas.getByRole('button', { name: 'Save mine' })).toBeVisible();
  },
};

export const DeletedMeanwhile: Story = {
  name: 'Deleted meanwhile: create it again',
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  render: (args) => <EditFirst {...args} />,
  play: async ({ args, backend, canvas, step, userEvent }) => {
    await userEvent.type(await canvas.findByLabelText('Name'), ' EU');
    await backend.deleteElsewhere('Production');
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await step('The key went with it, so it is asked for', async () => {
      await userEvent.click(await canvas.findByRole('button', { name: 'Create it again' }));
      await waitFor(() => expect(canvas.getByLabelText('API key')).toHaveFocus());
    });
    await step('Test & save makes a new destination', async () => {
      await userEvent.type(canvas.getByLabelText('API key'), backend.credentials.apiKey);
      await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
      await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
      await expect(args.onSaved).toHaveBeenCalledWith(expect.objectContaining({ name: 'Production EU' }));
    });
  },
};

export const LimitReached: Story = {
  name: 'Five destinations exist already',
  parameters: {
    backend: { destinations: ['One', 'Two', 'Three', 'Four', 'Five'].map((name) => ({ name })) },
  },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await fillIn(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
    const alert = await canvas.findByRole('alert');
    await expect(alert).toHaveTextContent('Couldn’t save the destination.');
    await expect(within(alert).queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
    await expect(args.onSaved).not.toHaveBeenCalled();
  },
};

export const SaveFailed: Story = {
  name: 'The save failed: the key stays',
  parameters: { backend: { outage: { method: 'POST', path: 'destinations' } } },
  play: async (context) => {
    const { backend, canvas, step, userEvent } = context;
    backend.setOutage(undefined);
    await fillIn(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Test connection' }));
    await canvas.findByText(/^Connection healthy · /, { ignore: '[role=status]' });
    backend.setOutage({ method: 'POST', path: 'destinations' });
    await step('Nothing that was typed is lost, and the pass still counts', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
      await expect(await canvas.findByRole('alert')).toHaveTextContent('Couldn’t save the destination.');
      await expect(canvas.getByLabelText('API key')).toHaveValue(backend.credentials.apiKey);
    });
    await step('Try again saves', async () => {
      backend.setOutage(undefined);
      await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
      await expect(await canvas.findByText('Grafana Cloud is connected')).toBeVisible();
    });
  },
};

async function fillIn({ backend, canvas, userEvent }: Context): Promise<void> {
  await userEvent.type(await canvas.findByLabelText('Instance ID'), backend.credentials.instanceId);
  await userEvent.type(canvas.getByLabelText('API key'), backend.credentials.apiKey);
}

async function failedTest(context: Context): Promise<HTMLElement> {
  const { canvas, userEvent } = context;
  await fillIn(context);
  await userEvent.click(canvas.getByRole('button', { name: 'Test connection' }));
  return canvas.findByRole('alert');
}

function EditFirst(args: GrafanaDestinationFormProps) {
  const { state } = useDestinations();
  const first = state.status === 'ready' ? state.rows[0]?.destination : undefined;
  return first && <GrafanaDestinationForm key={first.id} {...args} destination={first} />;
}
