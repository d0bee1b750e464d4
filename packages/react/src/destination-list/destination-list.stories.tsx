import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, waitFor, within } from 'storybook/test';
import { DestinationList } from './destination-list.tsx';

const meta = {
  title: 'Components/DestinationList',
  component: DestinationList,
} satisfies Meta<typeof DestinationList>;

export default meta;
type Story = StoryObj<typeof meta>;

const PRODUCTION = { name: 'Production', lastTest: 'healthy' } as const;
const STAGING = {
  name: 'Staging',
  baseUrl: 'https://otlp-gateway-prod-eu-west-2.grafana.net',
  samplingRate: 0.01,
} as const;
const FIVE = ['Production', 'Staging', 'Load tests', 'Data science', 'Compliance'].map((name) => ({ name }));

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No destinations yet')).toBeVisible();
    await expect(canvas.getByText('Connect a Grafana Cloud stack to see your requests as traces.')).toBeVisible();
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Add destination' })).toBeEnabled());
  },
};

export const Loading: Story = {
  parameters: { backend: { waiting: true } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading', { name: 'Configured' })).toBeVisible();
    await expect(canvas.queryByText('No destinations yet')).not.toBeInTheDocument();
    const add = canvas.getByRole('button', { name: 'Add destination' });
    await expect(add).toHaveAttribute('aria-disabled', 'true');
  },
};

export const ConfiguredAndAvailable: Story = {
  name: 'Configured and available',
  parameters: { backend: { destinations: [PRODUCTION, STAGING] } },
  play: async ({ canvas, step, userEvent }) => {
    await step('Each row says what it is, how much it gets and how it is doing', async () => {
      const [production, staging] = await findRows(canvas, ['Production', 'Staging']);
      await expect(within(production).getByText('100%')).toBeVisible();
      await expect(production).toHaveTextContent('Grafana Cloud · prod-us-west-0');
      await expect(within(production).getByText('Healthy')).toBeVisible();
      await expect(within(staging).getByText('1%')).toBeVisible();
      await expect(staging).toHaveTextContent('Grafana Cloud · prod-eu-west-2');
    });
    await step('The health explains itself on hover and focus', async () => {
      const [production] = await findRows(canvas, ['Production', 'Staging']);
      await userEvent.hover(within(production).getByRole('button', { name: 'Healthy' }));
      await expect(await screen.findByRole('tooltip')).toHaveTextContent(/Connection healthy/);
    });
  },
};

export const OpensTheForm: Story = {
  name: 'Add and edit open the form',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [PRODUCTION] } },
  play: async ({ canvas, step, userEvent }) => {
    await findRows(canvas, ['Production']);
    await step('Add destination opens an empty form', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Add destination' }));
      const dialog = await screen.findByRole('dialog', { name: 'New Grafana Cloud destination' });
      await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    });
    await step('Edit opens the form of its row', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Edit Production' }));
      const dialog = await screen.findByRole('dialog', { name: 'Edit Production' });
      await waitFor(() => expect(dialog).toBeVisible());
    });
  },
};

export const HostPages: Story = {
  name: 'Add and edit on pages of the host',
  tags: ['!autodocs'],
  args: { onAdd: fn(), onEdit: fn() },
  parameters: { backend: { destinations: [PRODUCTION] } },
  play: async ({ args, canvas, userEvent }) => {
    await findRows(canvas, ['Production']);
    await userEvent.click(canvas.getByRole('button', { name: 'Add destination' }));
    await expect(args.onAdd).toHaveBeenCalledOnce();
    await userEvent.click(canvas.getByRole('button', { name: 'Edit Production' }));
    await expect(args.onEdit).toHaveBeenCalledWith(expect.objectContaining({ name: 'Production' }));
    await expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  },
};

export const LimitReached: Story = {
  name: 'Five, which is the limit',
  parameters: { backend: { destinations: FIVE } },
  play: async ({ canvas, userEvent }) => {
    await findRows(
      canvas,
      FIVE.map(({ name }) => name),
    );
    const reason = 'All 5 Grafana Cloud destinations are in use. Delete one to add another.';
    await expect(canvas.getByText(reason)).toBeVisible();
    const add = canvas.getByRole('button', { name: 'Add destination' });
    await expect(add).toHaveAccessibleDescription(reason);
    await userEvent.click(add);
    await expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  },
};

export const Failing: Story = {
  name: 'Failing health, with the cause',
  parameters: { backend: { destinations: [{ ...PRODUCTION, lastTest: 'revoked-key' }, STAGING] } },
  play: async ({ canvas, userEvent }) => {
    const [production] = await findRows(canvas, ['Production', 'Staging']);
    const health = within(production).getByRole('button', { name: 'Failing' });
    await userEvent.hover(health);
    await expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /The endpoint refused the Instance ID and API key\./,
    );
  },
};

export const RunTests: Story = {
  name: 'Run tests finds what broke meanwhile',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [PRODUCTION, { ...STAGING, lastTest: 'healthy' }] } },
  play: async ({ backend, canvas, step, userEvent }) => {
    await findRows(canvas, ['Production', 'Staging']);
    backend.setGrafana('missing-scope');
    await step('Every row is tested', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Run tests' }));
      await waitFor(() => expect(canvas.getAllByRole('button', { name: 'Failing' })).toHaveLength(2));
    });
    await step('Testing one row again shows that it is mended', async () => {
      backend.setGrafana('healthy');
      await chooseAction(canvas, userEvent, 'Staging', 'Test connection');
      const [production, staging] = await findRows(canvas, ['Production', 'Staging']);
      await expect(await within(staging).findByRole('button', { name: 'Healthy' })).toBeVisible();
      await expect(within(production).getByRole('button', { name: 'Failing' })).toBeVisible();
    });
  },
};

export const DisabledRow: Story = {
  name: 'A disabled row, and one that becomes it',
  parameters: { backend: { destinations: [PRODUCTION, { ...STAGING, enabled: false }] } },
  play: async ({ canvas, step, userEvent }) => {
    const [production, staging] = await findRows(canvas, ['Production', 'Staging']);
    await expect(within(staging).getByText('Disabled')).toBeVisible();
    await step('Disable marks the row, Enable unmarks it', async () => {
      await chooseAction(canvas, userEvent, 'Production', 'Disable');
      await expect(await within(production).findByText('Disabled')).toBeVisible();
      await chooseAction(canvas, userEvent, 'Staging', 'Enable');
      await waitFor(() => expect(within(staging).queryByText('Disabled')).not.toBeInTheDocument());
    });
  },
};

export const MenuByKeyboard: Story = {
  name: 'The menu by keyboard',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [PRODUCTION] } },
  play: async ({ canvas, step, userEvent }) => {
    await findRows(canvas, ['Production']);
    const button = canvas.getByRole('button', { name: 'More actions for Production' });
    await step('Arrow down opens it on the first action, and walks through all', async () => {
      button.focus();
      await userEvent.keyboard('{ArrowDown}');
      await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Test connection' })).toHaveFocus());
      await userEvent.keyboard('{ArrowDown}');
      await expect(screen.getByRole('menuitem', { name: 'Disable' })).toHaveFocus();
      await userEvent.keyboard('{End}');
      await expect(screen.getByRole('menuitem', { name: 'Delete' })).toHaveFocus();
    });
    await step('Escape closes it and goes back to its button', async () => {
      await userEvent.keyboard('{Escape}');
      await expect(screen.queryByRole('menu')).not.toBeInTheDocument();
      await expect(button).toHaveFocus();
    });
  },
};

export const CannotLoad: Story = {
  name: 'Could not be loaded',
  parameters: { backend: { outage: { method: 'GET', path: 'destinations' } } },
  play: async ({ backend, canvas, step, userEvent }) => {
    await step('It says so, and what the backend said', async () => {
      const alert = await canvas.findByRole('alert');
      await expect(within(alert).getByText('Couldn’t load your destinations.')).toBeVisible();
    });
    await step('Another try loads them', async () => {
      backend.setOutage(undefined);
      await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
      await expect(await canvas.findByText('No destinations yet')).toBeVisible();
      await expect(canvas.queryByRole('alert')).not.toBeInTheDocument();
    });
  },
};

export const ActionRefused: Story = {
  name: 'A change that the server refuses',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [PRODUCTION], outage: { method: 'PATCH' } } },
  play: async ({ backend, canvas, step, userEvent }) => {
    const [production] = await findRows(canvas, ['Production']);
    await step('It goes back to what is true and says so in its row', async () => {
      await chooseAction(canvas, userEvent, 'Production', 'Disable');
      await expect(await within(production).findByText('Couldn’t disable Production.')).toBeVisible();
      await expect(within(production).queryByText('Disabled')).not.toBeInTheDocument();
    });
    await step('Another try works', async () => {
      backend.setOutage(undefined);
      await userEvent.click(within(production).getByRole('button', { name: 'Try again' }));
      await expect(await within(production).findByText('Disabled')).toBeVisible();
      await expect(within(production).queryByText('Couldn’t disable Production.')).not.toBeInTheDocument();
    });
  },
};

export const DeletedAndUndone: Story = {
  name: 'Delete, then undo',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [PRODUCTION, STAGING, { name: 'Load tests' }] } },
  play: async ({ canvas, step, userEvent }) => {
    await findRows(canvas, ['Production', 'Staging', 'Load tests']);
    await step('Delete takes the row away and offers to bring it back', async () => {
      await chooseAction(canvas, userEvent, 'Staging', 'Delete');
      const news = await canvas.findByText('Staging deleted');
      await waitFor(() => expect(news).toBeVisible());
      await findRows(canvas, ['Production', 'Load tests']);
      await expect(document.activeElement).not.toBe(document.body);
    });
    await step('Undo puts it back in its place', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
      await findRows(canvas, ['Production', 'Staging', 'Load tests']);
      await expect(canvas.queryByText('Staging deleted')).not.toBeInTheDocument();
    });
  },
};

export const Deleted: Story = {
  name: 'Just deleted, with undo on offer',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [PRODUCTION, STAGING] } },
  play: async ({ canvas, userEvent }) => {
    await findRows(canvas, ['Production', 'Staging']);
    await chooseAction(canvas, userEvent, 'Staging', 'Delete');
    const undo = await canvas.findByRole('button', { name: 'Undo' });
    await waitFor(() => expect(undo).toBeVisible());
  },
};

export const Duplicated: Story = {
  name: 'Duplicate: all settings but the secrets',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ ...PRODUCTION, samplingRate: 0.25 }] } },
  play: async ({ canvas, userEvent }) => {
    await findRows(canvas, ['Production']);
    await chooseAction(canvas, userEvent, 'Production', 'Duplicate');
    const dialog = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(dialog.getByText(/copied from Production/i)).toBeVisible());
    await expect(dialog.getByLabelText('Name')).toHaveValue('Production 2');
    await expect(dialog.getByRole('textbox', { name: 'Sampling rate' })).toHaveValue('25');
    await expect(dialog.getByLabelText('API key')).toHaveValue('');
  },
};

export const LongNames: Story = {
  name: 'Long names, other scripts, small samples',
  parameters: {
    backend: {
      selfHosted: true,
      destinations: [
        { name: 'Observability of the payment platform, production, all regions, shared with the data science team' },
        { name: 'مراقبة الإنتاج', samplingRate: 0.0001, lastTest: 'healthy' },
        { name: '本番環境 🚀', privacyMode: true, baseUrl: 'https://traces.example.com/otlp', lastTest: 'healthy' },
      ],
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('0.01%')).toBeVisible();
    await expect(canvas.getByText('Privacy mode')).toBeVisible();
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  },
};

export const ReadOnly: Story = {
  name: 'Read-only for members',
  parameters: { backend: { role: 'member', destinations: [PRODUCTION] } },
  play: async ({ canvas }) => {
    await findRows(canvas, ['Production']);
    await expect(canvas.getByText('Only admins can change this.')).toBeVisible();
    for (const name of ['Add destination', 'Edit Production', 'More actions for Production', 'Run tests']) {
      await expect(canvas.queryByRole('button', { name })).not.toBeInTheDocument();
    }
  },
};

type Canvas = ReturnType<typeof within>;
type Play = NonNullable<Story['play']>;
type UserEvent = Parameters<Play>[0]['userEvent'];

/** The configured rows, once they are exactly these. */
async function findRows<const Names extends readonly string[]>(
  canvas: Canvas,
  names: Names,
): Promise<{ [Index in keyof Names]: HTMLElement }> {
  const configured = () => canvas.getAllByRole('list')[0] ?? canvas.getByRole('list');
  await waitFor(() => {
    const rows = within(configured()).getAllByRole('listitem');
    expect(rows).toHaveLength(names.length);
    for (const [index, name] of names.entries()) expect(rows[index]).toHaveTextContent(name);
  });
  return within(configured()).getAllByRole('listitem') as { [Index in keyof Names]: HTMLElement };
}

async function chooseAction(canvas: Canvas, userEvent: UserEvent, name: string, action: string): Promise<void> {
  await userEvent.click(canvas.getByRole('button', { name: `More actions for ${name}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: action }));
}
