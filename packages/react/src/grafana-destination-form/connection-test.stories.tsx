import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { fillInConnection } from '../testing/fill-in-connection.ts';
import { GrafanaDestinationForm } from './grafana-destination-form.tsx';

const meta = {
  title: 'Components/GrafanaDestinationForm/Connection test',
  component: GrafanaDestinationForm,
  args: { onSaved: fn() },
  tags: ['!autodocs'],
} satisfies Meta<typeof GrafanaDestinationForm>;

export default meta;
type Story = StoryObj<typeof meta>;
type Play = NonNullable<Story['play']>;
type Context = Parameters<Play>[0];
type GrafanaAnswer = NonNullable<NonNullable<Story['parameters']>['backend']>['grafana'];

export const Passes: Story = {
  play: async (context) => {
    const { backend, canvas, step } = context;
    await step('Test connection says that it is healthy, how fast and when', async () => {
      await fillInConnection(context, context.backend.credentials);
      await test(context);
      await expect(await canvas.findByText(PASSED, SEEN)).toBeVisible();
      await expect(canvas.getByRole('button', { name: 'Save' })).toBeVisible();
    });
    await step('The key went to the settings API only, and nothing is saved yet', async () => {
      const [asked, ...others] = backend.requests().filter(({ method }) => method === 'POST');
      await expect(asked).toMatchObject({
        path: 'destinations/test',
        body: { config: { instanceId: '123456', apiKey: backend.credentials.apiKey } },
      });
      await expect(others).toEqual([]);
    });
  },
};

export const SavesAfterPass: Story = {
  name: 'Save presents the passed test',
  play: async (context) => {
    const { args, backend, canvas, userEvent } = context;
    await fillInConnection(context, context.backend.credentials);
    await test(context);
    await canvas.findByText(PASSED, SEEN);
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
    const posts = backend.requests().filter(({ method }) => method === 'POST');
    await expect(posts.map(({ path }) => path)).toEqual(['destinations/test', 'destinations']);
    await expect(posts[1]?.body).toHaveProperty('test_receipt');
    await expect(await canvas.findByText('Grafana Cloud is connected')).toBeVisible();
  },
};

export const TestsAndSaves: Story = {
  name: 'Test & save does both',
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await fillInConnection(context, context.backend.credentials);
    await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
    await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
    await expect(await canvas.findByText('Grafana Cloud is connected')).toBeVisible();
  },
};

export const NothingSavedOnFailure: Story = {
  name: 'Test & save saves nothing when the test fails',
  parameters: { backend: { grafana: 'revoked-key' } },
  play: async (context) => {
    const { args, backend, canvas, userEvent } = context;
    await fillInConnection(context, context.backend.credentials);
    await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent(REFUSED);
    await expect(args.onSaved).not.toHaveBeenCalled();
    await expect(backend.requests().some(({ path }) => path === 'destinations')).toBe(true);
    await expect(backend.requests().some(({ method, path }) => method === 'POST' && path === 'destinations')).toBe(
      false,
    );
    await expect(canvas.getByLabelText('API key')).toHaveValue(backend.credentials.apiKey);
  },
};

export const PassedThenEdited: Story = {
  name: 'Passed, then edited: out of date until it is put back',
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    const instanceId = await canvas.findByLabelText('Instance ID');
    await fillInConnection(context, context.backend.credentials);
    await test(context);
    await canvas.findByText(PASSED, SEEN);
    await step('A changed value takes the pass away and says why', async () => {
      await userEvent.type(instanceId, '7');
      await expect(canvas.getByText('The test is out of date: Instance ID changed.', SEEN)).toBeVisible();
      await expect(canvas.queryByText(PASSED, SEEN)).not.toBeInTheDocument();
      await expect(canvas.getByRole('button', { name: 'Test & save' })).toBeVisible();
    });
    await step('The old value brings it back', async () => {
      await userEvent.type(instanceId, '{Backspace}');
      await expect(canvas.getByText(PASSED, SEEN)).toBeVisible();
      await expect(canvas.getByRole('button', { name: 'Save' })).toBeVisible();
    });
  },
};

export const OutOfDate: Story = {
  name: 'Out of date',
  play: async (context) => {
    const { canvas, userEvent } = context;
    await fillInConnection(context, context.backend.credentials);
    await test(context);
    await canvas.findByText(PASSED, SEEN);
    await userEvent.type(canvas.getByLabelText('Instance ID'), '7');
    await expect(canvas.getByText('The test is out of date: Instance ID changed.', SEEN)).toBeVisible();
  },
};

export const RenamedKeepsPass: Story = {
  name: 'Renamed keeps the pass',
  play: async (context) => {
    const { args, backend, canvas, userEvent } = context;
    await fillInConnection(context, context.backend.credentials);
    await test(context);
    await canvas.findByText(PASSED, SEEN);
    await userEvent.clear(canvas.getByLabelText('Name'));
    await userEvent.type(canvas.getByLabelText('Name'), 'Production');
    await userEvent.click(canvas.getByLabelText(/^Privacy mode/));
    await expect(canvas.getByText(PASSED, SEEN)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
    await expect(backend.requests().filter(({ path }) => path === 'destinations/test')).toHaveLength(1);
  },
};

export const Expired: Story = {
  name: 'Passed, but too long ago: tested again by Save',
  play: async (context) => {
    const { args, backend, canvas, step, userEvent } = context;
    await fillInConnection(context, backend.credentials);
    await test(context);
    await canvas.findByText(PASSED, SEEN);
    await step('After ten minutes the pass counts no longer', async () => {
      backend.clock.skip(600_000);
      await expect(await canvas.findByText(/^The test is too old\./, SEEN)).toBeVisible();
    });
    await step('Test & save runs it again, then saves', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Test & save' }));
      await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
      await expect(backend.requests().filter(({ path }) => path === 'destinations/test')).toHaveLength(2);
    });
  },
};

export const Slow: Story = {
  name: 'Slow: says so, can be cancelled',
  parameters: { backend: { grafana: 'hang' } },
  play: async (context) => {
    const { backend, canvas, step, userEvent } = context;
    await fillInConnection(context, backend.credentials);
    await step('It says what it does, and after four seconds what it waits for', async () => {
      await test(context);
      await expect(await canvas.findByText('Testing the connection…')).toBeVisible();
      backend.clock.skip(4_000);
      await expect(await canvas.findByText('Still waiting for Grafana…')).toBeVisible();
    });
    await step('Cancelled is not passed', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Cancel test' }));
      await expect(canvas.getByText(/^Not tested yet/)).toBeVisible();
      await expect(canvas.getByRole('button', { name: 'Test & save' })).toBeVisible();
    });
  },
};

export const Running: Story = {
  parameters: { backend: { grafana: 'hang' } },
  play: async (context) => {
    const { canvas } = context;
    await fillInConnection(context, context.backend.credentials);
    await test(context);
    await expect(await canvas.findByText('Testing the connection…')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Test connection' })).toHaveAttribute('aria-busy', 'true');
  },
};

export const EditedWhileRunning: Story = {
  name: 'Edited while it runs: the late answer does not count',
  parameters: { backend: { grafana: 'hang' } },
  play: async (context) => {
    const { backend, canvas, userEvent } = context;
    await fillInConnection(context, context.backend.credentials);
    await test(context);
    await canvas.findByText('Testing the connection…');
    await userEvent.type(canvas.getByLabelText('Instance ID'), '7');
    await expect(canvas.getByText(/^Not tested yet/)).toBeVisible();
    backend.setGrafana('healthy');
    await userEvent.type(canvas.getByLabelText('Instance ID'), '{Backspace}');
    await expect(canvas.getByText(/^Not tested yet/)).toBeVisible();
  },
};

export const NotRun: Story = {
  name: 'Could not run: the backend is down',
  parameters: { backend: { outage: { path: 'destinations/test' } } },
  play: async (context) => {
    const { canvas } = context;
    await fillInConnection(context, context.backend.credentials);
    await test(context);
    const alert = await canvas.findByRole('alert');
    await expect(within(alert).getByText('The test could not run.')).toBeVisible();
  },
};

export const GoToField: Story = {
  name: 'A diagnosis leads to its field',
  parameters: { backend: { grafana: 'missing-scope' } },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await fillInConnection(context, context.backend.credentials);
    await test(context);
    await userEvent.click(await canvas.findByRole('button', { name: 'Go to API key' }));
    await expect(canvas.getByLabelText('API key')).toHaveFocus();
    await expect(canvas.getByLabelText('API key')).toBeInvalid();
  },
};

export const OneClickFix: Story = {
  name: 'Another region: mended with one click',
  parameters: { backend: { region: 'prod-eu-west-2' } },
  play: async (context) => {
    const { backend, canvas, step, userEvent } = context;
    await step('The key says where its stack lives', async () => {
      await fillInConnection(context, backend.credentials, 'https://otlp-gateway-prod-us-east-0.grafana.net');
      await test(context);
      await expect(await canvas.findByRole('alert')).toHaveTextContent(
        'The API key belongs to prod-eu-west-2, the Base URL to prod-us-east-0.',
      );
    });
    await step('Use eu-west-2 puts it right and tests again', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Use eu-west-2' }));
      await expect(await canvas.findByText(PASSED, SEEN)).toBeVisible();
      await expect(canvas.getByLabelText(/^Base URL/)).toHaveValue(
        'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp',
      );
    });
  },
};

/** The result itself, not the same words for those who listen. */
const SEEN = { ignore: '[role=status]' };
const PASSED = /^Connection healthy · .* · tested/;
const REFUSED = 'The endpoint refused the Instance ID and API key.';

/** A story of Grafana's `answer`, and of what people are told about it. */
function told(answer: GrafanaAnswer, summary: string, field?: 'API key' | 'Base URL'): Story {
  return {
    parameters: { backend: { grafana: answer } },
    play: async (context) => {
      const { backend, canvas } = context;
      await fillInConnection(context, context.backend.credentials);
      await test(context);
      const alert = await canvas.findByRole('alert');
      await expect(alert).toHaveTextContent(summary);
      await expect(alert).not.toHaveTextContent(backend.credentials.apiKey);
      if (field === undefined) {
        await expect(within(alert).queryByRole('button', { name: /^Go to/ })).not.toBeInTheDocument();
      } else {
        await expect(within(alert).getByRole('button', { name: `Go to ${field}` })).toBeVisible();
      }
      await expect(canvas.getByRole('button', { name: 'Test & save' })).toBeVisible();
    },
  };
}

const NO_ENDPOINT = 'There is no OTLP endpoint at this Base URL.';

export const NoCredentialsArrived: Story = told('no-credentials', REFUSED, 'API key');
export const WrongPair: Story = told('wrong-pair', REFUSED, 'API key');
export const RevokedKey: Story = told('revoked-key', REFUSED, 'API key');
export const MissingScope: Story = told(
  'missing-scope',
  'The API key is known, but it may not write traces.',
  'API key',
);
export const WrongRegion: Story = told(
  'wrong-region',
  'The API key and the Base URL belong to different regions.',
  'Base URL',
);
export const RegionTypo: Story = told('region-typo', NO_ENDPOINT, 'Base URL');
export const NotFound: Story = told('not-found', NO_ENDPOINT, 'Base URL');
export const DashboardLogin: Story = told(
  'login-redirect',
  'This is the address of your Grafana dashboards, not of the OTLP endpoint.',
  'Base URL',
);
export const Redirected: Story = told('redirect', 'The endpoint pointed to another address.', 'Base URL');
export const UnknownHost: Story = told('unknown-host', 'The host in the Base URL could not be found.', 'Base URL');
export const BadCertificate: Story = told(
  'bad-certificate',
  'No secure connection to the endpoint could be made.',
  'Base URL',
);
export const TimedOut: Story = told('timed-out', 'The endpoint did not answer in time.', 'Base URL');
export const ConnectionRefused: Story = told(
  'offline',
  'The endpoint did not accept the connection, or broke it off.',
  'Base URL',
);
export const RateLimited: Story = told('rate-limited', 'The endpoint takes no more requests at the moment.');
export const GrafanaDown: Story = told('bad-gateway', 'The endpoint is not working at the moment.');
export const RequestRejected: Story = told('rejected', 'The endpoint did not accept the test request.');
export const AnotherService: Story = told(
  'other-service',
  'Something answered at this Base URL, but not an OTLP endpoint.',
  'Base URL',
);

export const NotAllowed: Story = {
  name: 'A host of one’s own, where the operator allows none',
  play: async (context) => {
    const { backend, canvas } = context;
    await fillInConnection(context, backend.credentials, 'https://traces.example.com/otlp');
    await test(context);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Traces may not be sent to this Base URL.');
  },
};

export const SelfHosted: Story = {
  name: 'A host of one’s own, where the operator allows it',
  parameters: { backend: { selfHosted: true } },
  play: async (context) => {
    const { backend, canvas } = context;
    await fillInConnection(context, backend.credentials, 'https://traces.example.com/otlp');
    await test(context);
    await expect(await canvas.findByText(PASSED, SEEN)).toBeVisible();
  },
};

export const Unreachable: Story = {
  name: 'A host of one’s own that fails: one answer for every cause',
  parameters: { backend: { selfHosted: true, grafana: 'offline' } },
  play: async (context) => {
    const { backend, canvas } = context;
    await fillInConnection(context, backend.credentials, 'https://traces.example.com/otlp');
    await test(context);
    await canvas.findByText('Testing the connection…');
    // The server takes the same time for every cause, so that a test is of no use to look around in a network.
    await waitFor(() => expect(backend.requests().at(-1)?.path).toBe('destinations/test'));
    backend.clock.skip(5_000);
    const alert = await canvas.findByRole('alert');
    await expect(alert).toHaveTextContent('The endpoint could not be reached.');
  },
};

async function test({ canvas, userEvent }: Context): Promise<void> {
  await userEvent.click(canvas.getByRole('button', { name: 'Test connection' }));
}
