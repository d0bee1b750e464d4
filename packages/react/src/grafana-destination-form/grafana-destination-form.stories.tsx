import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { useDestinations } from '../hooks/use-destinations.ts';
import { GrafanaDestinationForm, type GrafanaDestinationFormProps } from './grafana-destination-form.tsx';
import { GrafanaDestinationFormPresentational } from './grafana-destination-form-presentational.tsx';

const meta = {
  title: 'Components/GrafanaDestinationForm',
  component: GrafanaDestinationForm,
  subcomponents: { GrafanaDestinationFormPresentational },
  args: { onSaved: fn() },
} satisfies Meta<typeof GrafanaDestinationForm>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

export const Create: Story = {
  name: 'A new destination',
  play: async ({ canvas }) => {
    await expect(await canvas.findByLabelText('Name')).toHaveValue('Grafana Cloud');
    await expect(canvas.getByLabelText(/^Base URL/)).toHaveValue('');
    await expect(canvas.getByText(/^Not tested yet/)).toBeVisible();
    await expect(canvas.queryByText(/needs? attention/)).not.toBeInTheDocument();
  },
};

export const Filled: Story = {
  tags: ['!autodocs'],
  play: async (context) => {
    const { backend, canvas } = context;
    await fillIn(context, backend.credentials);
    await expect(
      canvas.getByText('Sends to https://otlp-gateway-prod-us-west-0.grafana.net/otlp/v1/traces'),
    ).toBeVisible();
    await expect(canvas.getByLabelText('API key')).toHaveAttribute('type', 'password');
  },
};

export const SecondDestination: Story = {
  name: 'A second destination gets another name',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Grafana Cloud' }] } },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByLabelText('Name')).toHaveValue('Grafana Cloud 2'));
  },
};

export const ErrorsOnSubmit: Story = {
  name: 'Errors on submit: says all, goes to the first',
  tags: ['!autodocs'],
  play: async (context) => {
    const { backend, canvas, step, userEvent } = context;
    await step('Nothing is sent, the first wrong field has the focus', async () => {
      await userEvent.clear(await canvas.findByLabelText('Name'));
      await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
      await expect(canvas.getByLabelText('Name')).toHaveFocus();
      await expect(backend.requests().some(({ method }) => method === 'POST')).toBe(false);
    });
    await step('Each wrong field says what to enter', async () => {
      await expect(canvas.getByLabelText('Name')).toHaveAccessibleDescription(/Give the destination a name\./);
      await expect(canvas.getByLabelText('Instance ID')).toHaveAccessibleDescription(/Enter the Instance ID/);
      await expect(canvas.getByLabelText('API key')).toHaveAccessibleDescription(/It starts with glc_/);
      for (const label of ['Name', 'Instance ID', 'API key']) await expect(canvas.getByLabelText(label)).toBeInvalid();
    });
  },
};

export const WrongValues: Story = {
  name: 'Values that cannot work',
  tags: ['!autodocs'],
  play: async (context) => {
    const { canvas, step } = context;
    await fillIn(context, {
      name: 'Observability of every region. '.repeat(4),
      baseUrl: 'https://acme.grafana.net',
      instanceId: 'acme',
      apiKey: 'glsa_AbCdEfGhIjKlMnOpQrStUvWxYz012345_0a1b2c3d',
    });
    await step('A name has an end', async () => {
      await expect(canvas.getByLabelText('Name')).toHaveAccessibleDescription(/A name has at most 100 characters\./);
    });
    await step('A dashboard URL is recognised, and the way to the right one described', async () => {
      await expect(canvas.getByLabelText(/^Base URL/)).toHaveAccessibleDescription(
        /This is the URL of your Grafana dashboards/,
      );
    });
    await step('The name of a stack is no Instance ID', async () => {
      await expect(canvas.getByLabelText('Instance ID')).toHaveAccessibleDescription(/The Instance ID is a number/);
    });
    await step('A service account token is told from an access-policy token', async () => {
      await expect(canvas.getByLabelText('API key')).toHaveAccessibleDescription(/This is a service account token/);
    });
  },
};

export const QuietWhileTyping: Story = {
  name: 'Quiet while typing, speaks on leaving a field',
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    const instanceId = await canvas.findByLabelText('Instance ID');
    await userEvent.type(instanceId, 'acme');
    await expect(instanceId).not.toBeInvalid();
    await userEvent.tab();
    await expect(instanceId).toBeInvalid();
    await userEvent.clear(instanceId);
    await userEvent.type(instanceId, '123456');
    await expect(instanceId).not.toBeInvalid();
  },
};

export const NameTaken: Story = {
  name: 'A name that is taken',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  play: async (context) => {
    const { backend, canvas, userEvent } = context;
    await fillIn(context, { ...backend.credentials, name: 'Production' });
    await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
    await expect(canvas.getByLabelText('Name')).toHaveFocus();
    await expect(canvas.getByLabelText('Name')).toHaveAccessibleDescription(/Another destination has this name\./);
  },
};

export const RevealedKey: Story = {
  name: 'The typed key can be shown',
  tags: ['!autodocs'],
  play: async (context) => {
    const { backend, canvas, userEvent } = context;
    await fillIn(context, backend.credentials);
    const show = canvas.getByRole('button', { name: 'Show API key', pressed: false });
    await userEvent.click(show);
    await expect(canvas.getByLabelText('API key')).toHaveAttribute('type', 'text');
    await expect(canvas.getByRole('button', { name: 'Show API key', pressed: true })).toHaveFocus();
    await userEvent.click(show);
    await expect(canvas.getByLabelText('API key')).toHaveAttribute('type', 'password');
  },
};

export const PastedEnvBlock: Story = {
  name: 'Paste: the env block from Grafana fills everything',
  tags: ['!autodocs'],
  play: async ({ backend, canvas, step, userEvent }) => {
    const { baseUrl, instanceId, apiKey } = backend.credentials;
    const block = [
      `export OTEL_EXPORTER_OTLP_ENDPOINT="${baseUrl}/otlp"`,
      'export OTEL_EXPORTER_OTLP_PROTOCOL="http/protobuf"',
      `export OTEL_EXPORTER_OTLP_HEADERS="Authorization=Basic%20${btoa(`${instanceId}:${apiKey}`)}"`,
    ].join('\n');
    await step('All three values are filled, and the form says which', async () => {
      await userEvent.click(await canvas.findByLabelText('Paste from Grafana'));
      await userEvent.paste(block);
      await expect(canvas.getByLabelText('Instance ID')).toHaveValue(instanceId);
      await expect(canvas.getByLabelText('API key')).toHaveValue(apiKey);
      await expect(canvas.getByText(/Filled Base URL, Instance ID,? and API key from the snippet\./)).toBeVisible();
    });
    await step('The snippet itself, which holds the key, is not kept', async () => {
      await expect(canvas.getByLabelText('Paste from Grafana')).toHaveValue('');
    });
    await step('Undo takes it back', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
      await expect(canvas.getByLabelText('Instance ID')).toHaveValue('');
      await expect(canvas.getByLabelText('API key')).toHaveValue('');
    });
    await step('It can be pasted into any field as well', async () => {
      await userEvent.click(canvas.getByLabelText('Instance ID'));
      await userEvent.paste(block);
      await expect(canvas.getByLabelText('Instance ID')).toHaveValue(instanceId);
      await expect(canvas.getByLabelText('API key')).toHaveValue(apiKey);
    });
  },
};

export const PastedNonsense: Story = {
  name: 'Paste: a text without values',
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByLabelText('Paste from Grafana'));
    await userEvent.paste('Hello, could you set up tracing for us?');
    await expect(canvas.getByText('No Base URL, Instance ID or API key found in this text.')).toBeVisible();
    await expect(canvas.getByLabelText('Instance ID')).toHaveValue('');
  },
};

export const SamplingAndPrivacy: Story = {
  name: 'Sampling and privacy',
  tags: ['!autodocs'],
  play: async (context) => {
    const { args, backend, canvas, step, userEvent } = context;
    await fillIn(context, backend.credentials);
    const rate = canvas.getByRole('textbox', { name: 'Sampling rate' });
    await step('A rate of nothing is refused', async () => {
      await userEvent.clear(rate);
      await userEvent.type(rate, '0');
      await userEvent.tab();
      await expect(rate).toHaveAccessibleDescription(/Enter a number from 0\.01 to 100\./);
    });
    await step('A comma is as good as a point', async () => {
      await userEvent.clear(rate);
      await userEvent.type(rate, '0,5');
      await userEvent.click(canvas.getByLabelText(/^Privacy mode/));
      await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
      await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
      await expect(args.onSaved).toHaveBeenCalledWith(
        expect.objectContaining({ samplingRate: 0.005, privacyMode: true }),
      );
    });
  },
};

export const EditStored: Story = {
  name: 'Edit, with the key that is stored',
  parameters: { backend: { destinations: [{ name: 'Production', samplingRate: 0.25 }] } },
  render: (args) => <EditFirst {...args} />,
  play: async ({ args, backend, canvas, step, userEvent }) => {
    await step('The key is not there, only its stand-in', async () => {
      await expect(await canvas.findByLabelText('Name')).toHaveValue('Production');
      await expect(canvas.getByText(/^glc_\.\.\.[0-9a-f]{8} · stored encrypted$/)).toBeVisible();
      await expect(document.body.innerHTML).not.toContain(backend.credentials.apiKey);
    });
    await step('A new name needs no test and no key', async () => {
      await userEvent.clear(canvas.getByLabelText('Name'));
      await userEvent.type(canvas.getByLabelText('Name'), 'Production EU');
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
      await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
      await expect(backend.requests().filter(({ method }) => method !== 'GET')).toEqual([
        expect.objectContaining({ method: 'PATCH', body: { name: 'Production EU' } }),
      ]);
    });
  },
};

export const ReplacedKey: Story = {
  name: 'Replace the stored key, or keep it',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  render: (args) => <EditFirst {...args} />,
  play: async ({ canvas, step, userEvent }) => {
    await step('Replace offers an empty field and goes there', async () => {
      await userEvent.click(await canvas.findByRole('button', { name: 'Replace API key' }));
      await waitFor(() => expect(canvas.getByLabelText('API key')).toHaveFocus());
      await expect(canvas.getByLabelText('API key')).toHaveValue('');
    });
    await step('Keep current key brings the stored one back', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Keep current key' }));
      await expect(canvas.getByText(/stored encrypted/)).toBeVisible();
    });
  },
};

export const OtherHost: Story = {
  name: 'Another host needs the key again',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  render: (args) => <EditFirst {...args} />,
  play: async ({ backend, canvas, userEvent }) => {
    const baseUrl = await canvas.findByLabelText(/^Base URL/);
    await userEvent.clear(baseUrl);
    await userEvent.type(baseUrl, 'https://otlp-gateway-prod-eu-west-2.grafana.net');
    await userEvent.tab();
    await expect(canvas.getByText(/The Base URL points to another host/)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Test connection' }));
    await expect(backend.requests().some(({ path }) => path.endsWith('/test'))).toBe(false);
  },
};

export const ChangedElsewhere: Story = {
  name: 'Changed by somebody else meanwhile',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  render: (args) => <EditFirst {...args} />,
  play: async ({ args, backend, canvas, step, userEvent }) => {
    const name = await canvas.findByLabelText('Name');
    await userEvent.clear(name);
    await userEvent.type(name, 'Production EU');
    await backend.changeElsewhere('Production', { sampling_rate: 0.1 });
    await step('The save stops and keeps what was typed', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
      const conflict = await canvas.findByRole('alert');
      await expect(within(conflict).getByText('Somebody else changed this destination meanwhile.')).toBeVisible();
      await expect(name).toHaveValue('Production EU');
    });
    await step('Save mine saves it on top of the other change', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Save mine' }));
      await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
      await expect(args.onSaved).toHaveBeenCalledWith(
        expect.objectContaining({ name: 'Production EU', samplingRate: 0.1 }),
      );
    });
  },
};

export const DeletedElsewhere: Story = {
  name: 'Deleted by somebody else meanwhile',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  render: (args) => <EditFirst {...args} />,
  play: async ({ args, backend, canvas, userEvent }) => {
    await userEvent.type(await canvas.findByLabelText('Name'), ' EU');
    await backend.deleteElsewhere('Production');
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await expect(await canvas.findByText('This destination was deleted meanwhile.')).toBeVisible();
    await expect(canvas.getByLabelText('Name')).toHaveValue('Production EU');
    await expect(args.onSaved).not.toHaveBeenCalled();
  },
};

export const ReadOnly: Story = {
  name: 'Read-only',
  args: { readOnly: true },
  parameters: { backend: { role: 'member', destinations: [{ name: 'Production' }] } },
  render: (args) => <EditFirst {...args} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByLabelText('Name')).toHaveAttribute('readonly');
    await expect(canvas.queryByRole('button', { name: /Save|Test|Replace/ })).not.toBeInTheDocument();
  },
};

function EditFirst(args: GrafanaDestinationFormProps) {
  const { state } = useDestinations();
  const first = state.status === 'ready' ? state.rows[0]?.destination : undefined;
  return first && <GrafanaDestinationForm key={first.id} {...args} destination={first} />;
}

async function fillIn(
  { canvas, userEvent }: Context,
  values: { readonly name?: string; readonly baseUrl: string; readonly instanceId: string; readonly apiKey: string },
): Promise<void> {
  const fields: readonly (readonly [string | RegExp, string | undefined])[] = [
    ['Name', values.name],
    [/^Base URL/, values.baseUrl],
    ['Instance ID', values.instanceId],
    ['API key', values.apiKey],
  ];
  for (const [label, value] of fields) {
    if (value === undefined) continue;
    const field = await canvas.findByLabelText(label);
    await userEvent.clear(field);
    await userEvent.click(field);
    await userEvent.paste(value);
  }
  await userEvent.tab();
}
