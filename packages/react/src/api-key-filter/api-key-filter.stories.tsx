import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { GrafanaDestinationForm } from '../grafana-destination-form/grafana-destination-form.tsx';
import { EditFirstDestination } from '../testing/edit-first-destination.tsx';

const meta = {
  title: 'Components/GrafanaDestinationForm/API key filter',
  component: GrafanaDestinationForm,
  args: { onSaved: fn() },
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  render: (args) => <EditFirstDestination {...args} />,
} satisfies Meta<typeof GrafanaDestinationForm>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const STAGING = '2'.repeat(64);
const GONE = 'f'.repeat(64);

export const Choose: Story = {
  name: 'Choose keys by name',
  play: async (context) => {
    const { args, backend, canvas, step, userEvent } = context;
    await step('Closed, it says that all keys count', async () => {
      await expect(await canvas.findByRole('button', { name: 'API key filter' })).toHaveAccessibleDescription(
        'All API keys',
      );
    });
    await open(context);
    await step('Some keys: at least one is needed', async () => {
      await expect(canvas.getByRole('radio', { name: 'All API keys' })).toBeChecked();
      await userEvent.click(canvas.getByRole('radio', { name: 'Only some API keys' }));
      const list = await canvas.findByRole('group', { name: 'API keys' });
      await expect(within(list).getAllByRole('checkbox')).toHaveLength(3);
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
      await expect(canvas.getByRole('radio', { name: 'Only some API keys' })).toHaveFocus();
      await expect(canvas.getByRole('radio', { name: 'Only some API keys' })).toHaveAccessibleDescription(
        /Choose at least one API key, or all of them\./,
      );
    });
    await step('A chosen key is saved by its hash', async () => {
      const staging = canvas.getByRole('checkbox', { name: 'Staging' });
      await expect(staging).toHaveAccessibleDescription('sk-or-v1-09c...77e');
      await userEvent.click(staging);
      await expect(canvas.getByText('1 of 3 chosen')).toBeVisible();
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
      await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
      await expect(args.onSaved).toHaveBeenCalledWith(expect.objectContaining({ apiKeyHashes: [STAGING] }));
      await expect(backend.requests().filter(({ method }) => method !== 'GET')).toEqual([
        expect.objectContaining({ method: 'PATCH', body: { api_key_hashes: [STAGING] } }),
      ]);
    });
  },
};

export const Search: Story = {
  name: 'Many keys: search',
  tags: ['!autodocs'],
  parameters: {
    backend: {
      destinations: [{ name: 'Production' }],
      apiKeys: Array.from({ length: 40 }, (_, index) => ({
        hash: `${index}`.padStart(64, '0'),
        name: `Service ${index}`,
        label: `sk-or-v1-${index}...${index}f`,
      })),
    },
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await open(context);
    await userEvent.click(canvas.getByRole('radio', { name: 'Only some API keys' }));
    const search = await canvas.findByRole('searchbox', { name: 'Search API keys' });
    await userEvent.type(search, 'service 17');
    await expect(canvas.getAllByRole('checkbox', { name: /^Service/ })).toHaveLength(1);
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Service 17' }));
    await userEvent.clear(search);
    await userEvent.type(search, 'nobody{Enter}');
    await expect(canvas.getByText('No API key matches “nobody”.')).toBeVisible();
    await expect(canvas.getByText('1 of 40 chosen')).toBeVisible();
  },
};

export const UnknownKey: Story = {
  name: 'A chosen key that is gone stays, and can be removed',
  tags: ['!autodocs'],
  parameters: {
    backend: { destinations: [{ name: 'Production', wire: { api_key_hashes: [STAGING, GONE] } }] },
  },
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    await expect(await canvas.findByRole('button', { name: 'API key filter' })).toHaveAccessibleDescription(
      'Only 2 API keys',
    );
    await open(context);
    const gone = await canvas.findByRole('checkbox', { name: 'Unknown key' });
    await expect(gone).toBeChecked();
    await expect(gone).toHaveAccessibleDescription('ffffffff… not among your keys now, perhaps deleted');
    await step('Unchecked by mistake, it can be checked again', async () => {
      await userEvent.click(gone);
      await expect(gone).not.toBeChecked();
      await userEvent.click(gone);
      await expect(gone).toBeChecked();
    });
  },
};

export const Loading: Story = {
  name: 'Loading',
  tags: ['!autodocs'],
  play: async (context) => {
    const { backend, canvas, userEvent } = context;
    await open(context);
    backend.hold();
    await userEvent.click(canvas.getByRole('radio', { name: 'Only some API keys' }));
    await expect(canvas.getByText('Loading your API keys…')).toBeVisible();
  },
};

export const Failed: Story = {
  name: 'The list does not load: try again',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production' }], outage: { path: 'api-keys' } } },
  play: async (context) => {
    const { backend, canvas, userEvent } = context;
    await open(context);
    await userEvent.click(canvas.getByRole('radio', { name: 'Only some API keys' }));
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Couldn’t load your API keys.');
    backend.setOutage(undefined);
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await expect(await canvas.findByRole('checkbox', { name: 'Production' })).toBeVisible();
  },
};

export const Empty: Story = {
  name: 'No keys yet',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production' }], apiKeys: [] } },
  play: async (context) => {
    const { canvas, userEvent } = context;
    await open(context);
    await userEvent.click(canvas.getByRole('radio', { name: 'Only some API keys' }));
    await expect(await canvas.findByText(/^You have no API keys yet\./)).toBeVisible();
  },
};

export const Unavailable: Story = {
  name: 'The host offers no list',
  tags: ['!autodocs'],
  parameters: {
    backend: { destinations: [{ name: 'Production', wire: { api_key_hashes: [GONE] } }], apiKeys: null },
  },
  play: async (context) => {
    const { canvas } = context;
    await open(context);
    await expect(await canvas.findByText('There is no list of API keys to choose from.')).toBeVisible();
    await expect(canvas.getByRole('checkbox', { name: 'Unknown key' })).toBeChecked();
  },
};

async function open({ canvas, userEvent }: Context): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name: 'API key filter' }));
  await canvas.findByRole('radio', { name: 'All API keys' });
}
