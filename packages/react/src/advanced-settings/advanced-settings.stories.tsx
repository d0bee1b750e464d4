import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { GrafanaDestinationForm } from '../grafana-destination-form/grafana-destination-form.tsx';
import { EditFirstDestination } from '../testing/edit-first-destination.tsx';

const meta = {
  title: 'Components/GrafanaDestinationForm/Advanced',
  component: GrafanaDestinationForm,
  args: { onSaved: fn() },
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  render: (args) => <EditFirstDestination {...args} />,
} satisfies Meta<typeof GrafanaDestinationForm>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const HEADERS = { 'X-Scope-OrgID': 'tenant-canary', 'X-Region': 'eu' };
const WITH_HEADERS = { backend: { destinations: [{ name: 'Production', headers: HEADERS }] } };

export const Settings: Story = {
  name: 'Links, names, metadata and limits',
  play: async (context) => {
    const { args, backend, canvas, step, userEvent } = context;
    await expect(await canvas.findByRole('button', { name: 'Advanced' })).toHaveAccessibleDescription('Defaults');
    await open(context);
    await step('A page of Grafana is as good as its address', async () => {
      await userEvent.type(canvas.getByLabelText(/^Grafana URL/), 'acme.grafana.net/d/abc?from=now-1h');
      await userEvent.tab();
      await expect(canvas.getByLabelText(/^Grafana URL/)).toHaveValue('https://acme.grafana.net');
    });
    await step('A limit that cannot be says what can', async () => {
      const limit = canvas.getByLabelText(/^Value limit/);
      await userEvent.clear(limit);
      await userEvent.type(limit, '12');
      await userEvent.tab();
      await waitFor(() => expect(limit).toHaveAccessibleDescription(/a whole number of bytes from 256 to 65,536/));
      await userEvent.clear(limit);
      await userEvent.type(limit, '8,192');
    });
    await step('Only what changed is sent, and nothing is tested', async () => {
      await userEvent.clear(canvas.getByLabelText(/^Service name/));
      await userEvent.type(canvas.getByLabelText(/^Service name/), 'checkout');
      await userEvent.click(canvas.getByRole('checkbox', { name: 'Cost and usage' }));
      await userEvent.click(canvas.getByRole('checkbox', { name: 'Agent Observability Preview' }));
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
      await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
      await expect(backend.requests().filter(({ method }) => method !== 'GET')).toEqual([
        expect.objectContaining({
          method: 'PATCH',
          body: {
            broadcast_generation_cost: true,
            broadcast_generation_identity: false,
            broadcast_generation_request_context: false,
            broadcast_kit: {
              grafana_url: 'https://acme.grafana.net',
              service_name: 'checkout',
              value_limit_bytes: 8192,
              agent_observability: true,
            },
          },
        }),
      ]);
    });
    await step('Closed, it says what is set', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Advanced' }));
      await expect(canvas.getByRole('button', { name: 'Advanced' })).toHaveAccessibleDescription(
        'Grafana URL, Service name, Extra metadata, Agent Observability, and Value limit',
      );
    });
  },
};

export const StoredHeaders: Story = {
  name: 'Stored headers: replace, keep, remove',
  tags: ['!autodocs'],
  parameters: WITH_HEADERS,
  play: async (context) => {
    const { args, canvas, step, userEvent } = context;
    await open(context);
    const tenant = within(await canvas.findByRole('group', { name: 'X-Scope-OrgID' }));
    await step('Values never come back', async () => {
      await expect(tenant.getByText('stored encrypted')).toBeVisible();
      await expect(document.body.innerHTML).not.toContain('tenant-canary');
    });
    await step('Replace offers an empty field and goes there; Keep brings the stored value back', async () => {
      await userEvent.click(tenant.getByRole('button', { name: 'Replace value of X-Scope-OrgID' }));
      await expect(tenant.getByLabelText('Value')).toHaveFocus();
      await expect(tenant.getByLabelText('Value')).toHaveValue('');
      await userEvent.click(tenant.getByRole('button', { name: 'Keep current value' }));
      await expect(tenant.getByRole('button', { name: 'Replace value of X-Scope-OrgID' })).toHaveFocus();
      await expect(canvas.getByRole('button', { name: 'Save' })).toBeVisible();
    });
    await step('Removing one is a change of the connection, so it is tested', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Remove X-Region' }));
      await expect(tenant.getByRole('button', { name: 'Replace value of X-Scope-OrgID' })).toHaveFocus();
      await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
      await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
      const [saved] = (args.onSaved as ReturnType<typeof fn>).mock.calls[0] ?? [];
      await expect(Object.keys(saved.config.headers)).toEqual(['X-Scope-OrgID']);
    });
  },
};

export const NewHeader: Story = {
  name: 'A new header',
  tags: ['!autodocs'],
  play: async (context) => {
    const { args, canvas, step, userEvent } = context;
    await open(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Add header' }));
    const header = within(canvas.getByRole('group', { name: 'Header 1' }));
    await expect(header.getByLabelText('Name')).toHaveFocus();
    await step('A name that the transport sets itself is refused at the name', async () => {
      await userEvent.type(header.getByLabelText('Name'), 'Authorization');
      await userEvent.tab();
      await userEvent.type(canvas.getByLabelText('Value'), 'x');
      await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
      const name = within(canvas.getByRole('group', { name: 'Authorization' })).getByLabelText('Name');
      await waitFor(() => expect(name).toHaveAccessibleDescription(/is set by the transport and cannot be replaced/));
      await expect(name).toHaveFocus();
    });
    await step('The value is hidden until somebody wants to see it', async () => {
      const named = within(canvas.getByRole('group', { name: 'Authorization' }));
      await userEvent.clear(named.getByLabelText('Name'));
      await userEvent.type(canvas.getByLabelText('Name', { selector: '[data-header] *' }), 'X-Tenant');
      await expect(canvas.getByLabelText('Value')).toHaveAttribute('type', 'password');
      await userEvent.click(canvas.getByRole('button', { name: 'Show header value' }));
      await expect(canvas.getByLabelText('Value')).toHaveAttribute('type', 'text');
    });
    await step('It is tested and saved with the others', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
      await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
      await expect(await canvas.findByRole('group', { name: 'X-Tenant' })).toHaveTextContent('stored encrypted');
    });
  },
};

export const WrongHeaders: Story = {
  name: 'Headers that cannot be sent as they are',
  tags: ['!autodocs'],
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    await open(context);
    const add = async (name: string) => {
      await userEvent.click(canvas.getByRole('button', { name: 'Add header' }));
      await userEvent.paste(name);
      return within(canvas.getByRole('group', { name }));
    };
    const tenant = await add('X-Tenant');
    const save = () => userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
    await step('One without a value', async () => {
      await save();
      await waitFor(() => expect(tenant.getByLabelText('Value')).toHaveFocus());
      await expect(tenant.getByLabelText('Value')).toHaveAccessibleDescription(/^Enter the value of this header/);
    });
    await step('A mask, copied from where the value itself is hidden', async () => {
      await userEvent.paste('************');
      await save();
      await waitFor(() =>
        expect(tenant.getByLabelText('Value')).toHaveAccessibleDescription(/^This is a masked value/),
      );
    });
    await step('A name that is there already, in other letters', async () => {
      const twice = await add('x-tenant');
      await userEvent.click(twice.getByLabelText('Value'));
      await userEvent.paste('acme');
      await save();
      await waitFor(() =>
        expect(twice.getByLabelText('Name')).toHaveAccessibleDescription(/^This header is given twice\./),
      );
    });
  },
};

export const OtherHost: Story = {
  name: 'Another host needs the values of headers again',
  tags: ['!autodocs'],
  parameters: WITH_HEADERS,
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    const baseUrl = await canvas.findByLabelText(/^Base URL/);
    await userEvent.clear(baseUrl);
    await userEvent.type(baseUrl, 'https://otlp-gateway-prod-eu-west-2.grafana.net');
    await userEvent.tab();
    await step('The closed section says that something is missing in it', async () => {
      await expect(canvas.getByRole('button', { name: 'Advanced' })).toHaveAccessibleDescription(
        '2 fields need attention.',
      );
    });
    await step('A submit asks for the key first, then for the headers', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Replace API key' }));
      await userEvent.type(await canvas.findByLabelText('API key'), 'glc_another_key_of_that_stack');
      await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
      const replace = await canvas.findByRole('button', { name: 'Replace value of X-Scope-OrgID' });
      await waitFor(() => expect(replace).toHaveFocus());
      await expect(replace).toHaveAccessibleDescription(/The Base URL points to another host/);
    });
  },
};

export const ReadOnly: Story = {
  name: 'Read-only',
  tags: ['!autodocs'],
  args: { readOnly: true },
  parameters: WITH_HEADERS,
  play: async (context) => {
    const { canvas } = context;
    await open(context);
    await expect(canvas.getByLabelText(/^Service name/)).toHaveAttribute('readonly');
    await expect(canvas.queryByRole('button', { name: /^(?:Add|Remove|Replace)/ })).not.toBeInTheDocument();
  },
};

async function open({ canvas, userEvent }: Context): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name: 'Advanced' }));
  await canvas.findByLabelText(/^Grafana URL/);
}
