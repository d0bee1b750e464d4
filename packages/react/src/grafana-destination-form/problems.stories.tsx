import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, spyOn, waitFor, within } from 'storybook/test';
import { useDestinations } from '../hooks/use-destinations.ts';
import { fillInConnection } from '../testing/fill-in-connection.ts';
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
    const { backend, canvas, step, userEvent } = context;
    await step('When the time is over it says so, and another try works', async () => {
      backend.setOutage(undefined);
      backend.clock.skip(20_000);
      await expect(await within(alert).findByText('You can try again now.')).toBeInTheDocument();
      await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
      await expect(await canvas.findByText(/^Connection healthy · /, { ignore: '[role=status]' })).toBeVisible();
    });
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

export const Offline: Story = {
  parameters: { backend: { outage: { path: 'destinations/test', reason: 'no-answer' } } },
  play: async (context) => {
    const { backend, canvas, step, userEvent } = context;
    const online = spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await step('It says that the device is offline, and that nothing is lost', async () => {
      const alert = await failedTest(context);
      await expect(alert).toHaveTextContent('You are offline.');
      await expect(alert).toHaveTextContent('Nothing was sent. Your entries stay here until you are back online.');
      await expect(canvas.getByLabelText('API key')).toHaveValue(backend.credentials.apiKey);
    });
    await step('Online again, another try works', async () => {
      online.mockRestore();
      dispatchEvent(new Event('online'));
      await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent('The test could not run.'));
      backend.setOutage(undefined);
      await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
      await expect(await canvas.findByText(/^Connection healthy · /, { ignore: '[role=status]' })).toBeVisible();
    });
  },
};

export const RegionHint: Story = {
  name: 'A key of another region is told before any test',
  parameters: { backend: { region: 'prod-eu-west-2' } },
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    await fillInConnection(context, context.backend.credentials);
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
  play: async (context) => {
    const { backend, canvas, step, userEvent } = context;
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
    await step('Saved with it, the queries for the first traces are links', async () => {
      await fillInConnection(context, backend.credentials);
      await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
      await expect(await canvas.findByText('Look there with one of these queries.')).toBeVisible();
      await expect(canvas.getByRole('link', { name: /^Run in Grafana: Errors/ })).toHaveAttribute(
        'href',
        expect.stringMatching(/^https:\/\/acme\.grafana\.net\/explore\?/),
      );
    });
  },
};

export const PortalUrl: Story = {
  name: 'A page of the portal: it names the Instance ID',
  play: async ({ canvas, userEvent }) => {
    const baseUrl = await canvas.findByLabelText(/^Base URL/);
    await userEvent.type(baseUrl, 'https://grafana.com/orgs/acme/stacks/123456/otlp-info');
    await expect(baseUrl).toHaveAccessibleDescription(/This is a page of the Grafana Cloud portal\./);
    await userEvent.click(canvas.getByRole('button', { name: 'Use 123456 as Instance ID' }));
    await expect(canvas.getByLabelText('Instance ID')).toHaveValue('123456');
    await expect(baseUrl).toHaveValue('');
    await expect(baseUrl).toHaveFocus();
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
  parameters: { backend: { destinations: [{ name: 'Production', wire: { broadcast_generation_cost: true } }] } },
  render: (args) => <EditFirst {...args} />,
  play: async ({ backend, canvas, userEvent }) => {
    await userEvent.type(await canvas.findByLabelText('Name'), ' EU');
    await userEvent.click(canvas.getByRole('button', { name: 'Replace API key' }));
    await waitFor(() => expect(canvas.getByLabelText('API key')).toHaveFocus());
    await userEvent.paste(backend.credentials.apiKey);
    await backend.changeElsewhere('Production', {
      name: 'Production (old)',
      sampling_rate: 0.1,
      privacy_mode: true,
      broadcast_generation_cost: false,
    });
    await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
    const table = await canvas.findByRole('table', { name: 'Your changes and theirs' });
    const row = (name: string) =>
      within(within(table).getByRole('row', { name: new RegExp(`^${name}`) }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent);
    await expect(row('Name')).toEqual(['Production EU', 'Production (old)']);
    await expect(row('Sampling rate')).toEqual(['not changed', '10%']);
    await expect(row('Privacy mode')).toEqual(['not changed', 'On']);
    await expect(row('API key')).toEqual(['changed', 'not changed']);
    await expect(row('Extra metadata')).toEqual(['not changed', 'None']);
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
    await fillInConnection(context, context.backend.credentials);
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
    await fillInConnection(context, context.backend.credentials);
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

async function failedTest(context: Context): Promise<HTMLElement> {
  const { canvas, userEvent } = context;
  await fillInConnection(context, context.backend.credentials);
  await userEvent.click(canvas.getByRole('button', { name: 'Test connection' }));
  return canvas.findByRole('alert');
}

function EditFirst(args: GrafanaDestinationFormProps) {
  const { state } = useDestinations();
  const first = state.status === 'ready' ? state.rows[0]?.destination : undefined;
  return first && <GrafanaDestinationForm key={first.id} {...args} destination={first} />;
}
