import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, waitFor, within } from 'storybook/test';
import { BroadcastProvider } from '../broadcast-provider/broadcast-provider.tsx';
import { ObservabilitySettings } from './observability-settings.tsx';

const meta = {
  title: 'Components/ObservabilitySettings',
  component: ObservabilitySettings,
  subcomponents: { BroadcastProvider },
  argTypes: { title: { control: 'text' }, description: { control: 'text' } },
} satisfies Meta<typeof ObservabilitySettings>;

export default meta;
type Story = StoryObj<typeof meta>;

const CONFIGURED = [
  { name: 'Production', lastTest: 'healthy', grafanaUrl: 'https://acme.grafana.net' },
  { name: 'Staging', lastTest: 'revoked-key', samplingRate: 0.05 },
  { name: 'Load tests', enabled: false, privacyMode: true },
] as const;

export const FirstVisit: Story = {
  name: 'First visit',
  parameters: { backend: { broadcast: false } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Broadcast' })).toBeVisible();
    await expect(await canvas.findByRole('heading', { name: 'Three values from Grafana Cloud' })).toBeVisible();
    await expect(canvas.getByText('No destinations yet')).toBeVisible();
  },
};

export const Configured: Story = {
  args: { learnMoreUrl: '/docs/broadcast' },
  parameters: { backend: { destinations: CONFIGURED } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Failing' })).toBeVisible();
    await expect(canvas.getAllByRole('button', { name: 'Healthy' })).toHaveLength(2);
    await expect(canvas.getByRole('button', { name: 'Failing' })).toBeVisible();
    await expect(canvas.getByText('Disabled')).toBeVisible();
    await expect(canvas.getByRole('link', { name: /Learn more/ })).toBeVisible();
    await expect(canvas.queryByText('Three values from Grafana Cloud')).not.toBeInTheDocument();
  },
};

export const Loading: Story = {
  parameters: { backend: { waiting: true } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: 'Configured' })).toBeVisible();
    await expect(canvas.queryByText('No destinations yet')).not.toBeInTheDocument();
  },
};

export const BackendDown: Story = {
  name: 'The backend is down',
  tags: ['!autodocs'],
  parameters: { backend: { outage: {} } },
  play: async ({ backend, canvas, userEvent }) => {
    await expect(await canvas.findByText('Couldn’t read whether Broadcast is on.')).toBeVisible();
    await expect(await canvas.findByText('Couldn’t load your destinations.')).toBeVisible();
    backend.setOutage(undefined);
    const tryAgain = async (what: string) => {
      const alert = (await canvas.findByText(what)).closest<HTMLElement>('[role=alert]');
      if (alert !== null) await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    };
    await tryAgain('Couldn’t read whether Broadcast is on.');
    await expect(await canvas.findByText('On')).toBeVisible();
    await tryAgain('Couldn’t load your destinations.');
    await expect(await canvas.findByText('No destinations yet')).toBeVisible();
  },
};

export const ReadOnly: Story = {
  name: 'Read-only for members',
  parameters: { backend: { role: 'member', destinations: CONFIGURED } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Failing' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Add destination' })).not.toBeInTheDocument();
    await expect(canvas.getByRole('switch')).toHaveAttribute('aria-disabled', 'true');
  },
};

export const YourTraces: Story = {
  name: 'View your traces',
  parameters: { backend: { destinations: CONFIGURED } },
  play: async ({ canvas, step, userEvent }) => {
    await step('Opened, it links into the Grafana of the destination', async () => {
      await userEvent.click(await canvas.findByRole('button', { name: 'View your traces' }));
      const explore = await canvas.findByRole('link', { name: 'Open Explore' });
      await expect(explore).toHaveAttribute('href', expect.stringMatching(/^https:\/\/acme\.grafana\.net\/explore\?/));
      await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Ready query' }), 'Errors');
      await expect(canvas.getByText('{ resource.service.name = "openrouter" && status = error }')).toBeVisible();
      await expect(canvas.getByRole('link', { name: 'Run in Grafana' })).toBeVisible();
    });
    await step('Where no Grafana is known, it says what to do by hand', async () => {
      await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Destination' }), 'Staging');
      await expect(canvas.getByText('Choose the data source grafanacloud-…-traces.')).toBeVisible();
      await expect(canvas.queryByRole('link', { name: 'Open Explore' })).not.toBeInTheDocument();
      await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Destination' }), 'Production');
    });
  },
};

export const Troubleshooting: Story = {
  name: 'Traces not appearing?',
  parameters: {
    backend: {
      broadcast: false,
      destinations: [{ name: 'Production', lastTest: 'revoked-key', samplingRate: 0.05, privacyMode: true }],
    },
  },
  play: async ({ backend, canvas, step, userEvent }) => {
    await step('What is wrong comes first, with the way out', async () => {
      await userEvent.click(await canvas.findByRole('button', { name: 'Traces not appearing?' }));
      await expect(await canvas.findByText('Broadcast is off, so nothing is sent.')).toBeVisible();
      await expect(canvas.getByText(/^The endpoint refused the Instance ID and API key\./)).toBeVisible();
      await expect(canvas.getByText(/^Sampling sends 5% of traces/)).toBeVisible();
      await expect(canvas.getByText(/^Privacy mode is on/)).toBeVisible();
    });
    await step('Turned on and tested again, nothing is wrong any more', async () => {
      backend.setGrafana('healthy');
      await userEvent.click(canvas.getByRole('button', { name: 'Turn on Broadcast' }));
      await expect(await canvas.findByText('Broadcast is on.')).toBeVisible();
      await userEvent.click(canvas.getByRole('button', { name: 'Test connection' }));
      await expect(await canvas.findByText(/^Base URL, Instance ID and API key worked just now\./)).toBeVisible();
    });
  },
};

export const Dark: Story = { ...Configured, tags: ['!autodocs'], globals: { theme: 'dark' } };

export const RightToLeft: Story = {
  name: 'Right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  parameters: { backend: { destinations: CONFIGURED } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Failing' })).toBeVisible();
    const [toggle, label] = [canvas.getByRole('switch'), canvas.getByText('Enable Broadcast')];
    await expect(toggle.getBoundingClientRect().left).toBeLessThan(label.getBoundingClientRect().left);
  },
};

export const German: Story = {
  name: 'In German',
  tags: ['!autodocs'],
  globals: { locale: 'de' },
  parameters: { backend: { destinations: CONFIGURED } },
  play: async ({ canvas, step, userEvent }) => {
    await step('What the settings API says by a code is German too', async () => {
      const failing = await canvas.findByRole('button', { name: 'Gestört' });
      await userEvent.hover(failing);
      await expect(await screen.findByRole('tooltip')).toHaveTextContent(
        /Der Endpunkt hat Instanz-ID und API-Schlüssel abgelehnt\..*Geprüft gerade eben/,
      );
      await userEvent.unhover(failing);
    });
    await step('So are the parts that are loaded later', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Keine Traces zu sehen?' }));
      await expect(await canvas.findByText('Broadcast ist eingeschaltet.')).toBeVisible();
      await userEvent.click(canvas.getByRole('button', { name: 'Ihre Traces ansehen' }));
      await expect(await canvas.findByRole('option', { name: 'Langsame Anfragen' })).toBeInTheDocument();
    });
  },
};

export const Arabic: Story = {
  name: 'In Arabic, right to left',
  tags: ['!autodocs'],
  globals: { locale: 'ar' },
  parameters: { backend: { destinations: CONFIGURED } },
  play: async ({ canvas, step, userEvent }) => {
    await step('The kit follows the direction of the page', async () => {
      const [toggle, label] = [await canvas.findByRole('switch'), canvas.getByText('تفعيل Broadcast')];
      await expect(document.documentElement.dir).toBe('rtl');
      await expect(toggle.getBoundingClientRect().left).toBeLessThan(label.getBoundingClientRect().left);
    });
    await step('Queries stay left to right', async () => {
      await userEvent.click(await canvas.findByRole('button', { name: 'عرض تتبّعاتك' }));
      const query = await canvas.findByText('{ resource.service.name = "openrouter" }');
      await expect(getComputedStyle(query).direction).toBe('ltr');
    });
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  },
};

export const Narrow: Story = {
  name: 'On a phone',
  tags: ['!autodocs'],
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  parameters: { backend: { destinations: CONFIGURED } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Failing' })).toBeVisible();
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  },
};

export const FirstTimeJourney: Story = {
  name: 'The first time: from nothing to a connected stack',
  tags: ['!autodocs'],
  parameters: { backend: { broadcast: false } },
  play: async ({ backend, canvas, step, userEvent }) => {
    const { baseUrl, instanceId, apiKey } = backend.credentials;
    const dialog = async () => within(await screen.findByRole('dialog'));

    await step('Go to Settings > Observability and toggle Enable Broadcast', async () => {
      await canvas.findByText('Off');
      await userEvent.click(canvas.getByRole('switch', { name: 'Enable Broadcast' }));
      await expect(await canvas.findByText('On')).toBeVisible();
    });
    await step('Choose Grafana Cloud', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Add destination' }));
      await expect((await dialog()).getByLabelText('Name')).toHaveValue('Grafana Cloud');
    });
    await step('Enter Base URL, Instance ID and API key, with the URL of the dashboards by mistake', async () => {
      const form = await dialog();
      await userEvent.type(form.getByLabelText(/^Base URL/), 'https://acme.grafana.net');
      await userEvent.type(form.getByLabelText('Instance ID'), instanceId);
      await userEvent.type(form.getByLabelText('API key'), 'glc_a_key_of_another_stack');
    });
    await step('Test connection explains the mistake before anything is sent', async () => {
      const form = await dialog();
      await userEvent.click(form.getByRole('button', { name: 'Test connection' }));
      await expect(form.getByLabelText(/^Base URL/)).toHaveFocus();
      await expect(form.getByLabelText(/^Base URL/)).toHaveAccessibleDescription(/URL of your Grafana dashboards/);
      await expect(backend.requests().some(({ path }) => path === 'destinations/test')).toBe(false);
    });
    await step('With the right Base URL, the test finds the wrong key', async () => {
      const form = await dialog();
      await userEvent.clear(form.getByLabelText(/^Base URL/));
      await userEvent.type(form.getByLabelText(/^Base URL/), baseUrl);
      await userEvent.click(form.getByRole('button', { name: 'Test connection' }));
      await expect(await form.findByRole('alert')).toHaveTextContent(
        'The endpoint refused the Instance ID and API key.',
      );
    });
    await step('The configuration does not save while the test fails', async () => {
      const form = await dialog();
      await userEvent.click(form.getByRole('button', { name: 'Test & save' }));
      await form.findByRole('alert');
      await expect(backend.requests().some(({ method, path }) => method === 'POST' && path === 'destinations')).toBe(
        false,
      );
    });
    await step('With the right key, the connection is healthy', async () => {
      const form = await dialog();
      await userEvent.clear(form.getByLabelText('API key'));
      await userEvent.type(form.getByLabelText('API key'), apiKey);
      await userEvent.click(form.getByRole('button', { name: 'Test connection' }));
      await expect(await form.findByText(/^Connection healthy · /, { ignore: '[role=status]' })).toBeVisible();
    });
    await step('Save, and read where the first trace will appear', async () => {
      const form = await dialog();
      await userEvent.click(form.getByRole('button', { name: 'Save' }));
      await expect(await form.findByRole('heading', { name: 'Grafana Cloud is connected' })).toBeVisible();
      await expect(await form.findByText('{ resource.service.name = "openrouter" }')).toBeVisible();
      await userEvent.click(form.getByRole('button', { name: 'Done' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    });
    await step('The stack is in the list, healthy, and its key is nowhere on the page', async () => {
      await expect(await canvas.findByRole('button', { name: 'Healthy' })).toBeVisible();
      await expect(canvas.getByRole('button', { name: 'Edit Grafana Cloud' })).toBeVisible();
      await expect(document.documentElement.innerHTML).not.toContain(apiKey);
    });
  },
};
