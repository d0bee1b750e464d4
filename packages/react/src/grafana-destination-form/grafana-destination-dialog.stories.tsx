import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, fn, screen, waitFor, within } from 'storybook/test';
import { useDestinations } from '../hooks/use-destinations.ts';
import { fillInConnection } from '../testing/fill-in-connection.ts';
import { GrafanaDestinationDialog, type GrafanaDestinationDialogProps } from './grafana-destination-dialog.tsx';

const meta = {
  title: 'Components/GrafanaDestinationDialog',
  component: GrafanaDestinationDialog,
  args: { open: false, onOpenChange: fn(), onSaved: fn() },
  render: (args) => <FromButton {...args} />,
  parameters: { docs: { story: { inline: false, height: 700 } } },
} satisfies Meta<typeof GrafanaDestinationDialog>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

export const Create: Story = {
  name: 'A new destination',
  play: async (context) => {
    const dialog = await openDialog(context);
    await expect(dialog.getByRole('heading', { name: 'New Grafana Cloud destination' })).toBeVisible();
    await expect(dialog.getByLabelText('Instance ID')).toBeVisible();
  },
};

export const FocusStays: Story = {
  name: 'Keeps the focus inside, gives it back at the end',
  tags: ['!autodocs'],
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    const dialog = await openDialog(context);
    await step('The page behind cannot be reached', async () => {
      canvas.getByRole('button', { name: 'Add Grafana Cloud' }).focus();
      await expect(screen.getByRole('dialog')).toContainElement(document.activeElement as HTMLElement);
    });
    await step('Cancel closes it and goes back to where it was opened', async () => {
      await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
      await waitFor(() => expect(canvas.getByRole('button', { name: 'Add Grafana Cloud' })).toHaveFocus());
    });
  },
};

export const CancelClean: Story = {
  name: 'Nothing typed: Escape closes it at once',
  tags: ['!autodocs'],
  play: async (context) => {
    const { args, backend, userEvent } = context;
    await openDialog(context);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await expect(args.onOpenChange).toHaveBeenLastCalledWith(false);
    await expect(backend.requests().some(({ method }) => method === 'POST')).toBe(false);
  },
};

export const DiscardQuestion: Story = {
  name: 'Something typed: asks before it is lost',
  tags: ['!autodocs'],
  play: async (context) => {
    const { step, userEvent } = context;
    const dialog = await openDialog(context);
    await userEvent.type(dialog.getByLabelText('Instance ID'), '123456');
    await step('Escape asks, and Keep editing is the safe choice', async () => {
      await userEvent.keyboard('{Escape}');
      const question = await screen.findByRole('alertdialog', { name: 'Discard changes?' });
      await expect(within(question).getByRole('button', { name: 'Keep editing' })).toHaveFocus();
    });
    await step('Keep editing loses nothing', async () => {
      await userEvent.click(screen.getByRole('button', { name: 'Keep editing' }));
      await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
      await expect(dialog.getByLabelText('Instance ID')).toHaveValue('123456');
    });
    await step('Discard closes the form', async () => {
      await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
      await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
      await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    });
  },
};

export const Asking: Story = {
  name: 'The question itself',
  tags: ['!autodocs'],
  play: async (context) => {
    const { userEvent } = context;
    const dialog = await openDialog(context);
    await userEvent.type(dialog.getByLabelText('Instance ID'), '123456');
    await userEvent.keyboard('{Escape}');
    await appeared(await screen.findByRole('alertdialog', { name: 'Discard changes?' }));
  },
};

export const EscapeEndsTest: Story = {
  name: 'Escape ends a running test first',
  tags: ['!autodocs'],
  parameters: { backend: { grafana: 'hang' } },
  play: async (context) => {
    const { userEvent } = context;
    const dialog = await openDialog(context);
    await fillInConnection({ ...context, canvas: dialog }, context.backend.credentials);
    await userEvent.click(dialog.getByRole('button', { name: 'Test connection' }));
    await expect(await dialog.findByText('Testing the connection…')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect(await dialog.findByText(/^Not tested yet/)).toBeVisible();
    await expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  },
};

export const TestFailed: Story = {
  name: 'The test failed: why, and what to do',
  tags: ['!autodocs'],
  parameters: { backend: { grafana: 'missing-scope' } },
  play: async (context) => {
    const { userEvent } = context;
    const dialog = await openDialog(context);
    await fillInConnection({ ...context, canvas: dialog }, context.backend.credentials);
    await userEvent.click(dialog.getByRole('button', { name: 'Test connection' }));
    const alert = await dialog.findByRole('alert');
    await expect(alert).toHaveTextContent('The API key is known, but it may not write traces.');
    await expect(within(alert).getByRole('link', { name: /Read more/ })).toBeVisible();
  },
};

export const TestPassed: Story = {
  name: 'The test passed',
  tags: ['!autodocs'],
  play: async (context) => {
    const { userEvent } = context;
    const dialog = await openDialog(context);
    await fillInConnection({ ...context, canvas: dialog }, context.backend.credentials);
    await userEvent.click(dialog.getByRole('button', { name: 'Test connection' }));
    await expect(await dialog.findByText(/^Connection healthy · /, { ignore: '[role=status]' })).toBeVisible();
  },
};

export const Saved: Story = {
  name: 'Saved: where the first trace will appear',
  tags: ['!autodocs'],
  play: async (context) => {
    const { args, step, userEvent } = context;
    const dialog = await openDialog(context);
    await fillInConnection({ ...context, canvas: dialog }, context.backend.credentials);
    await userEvent.click(dialog.getByRole('button', { name: 'Test & save' }));
    await step('It says what is connected and how to find the traces', async () => {
      await expect(await dialog.findByRole('heading', { name: 'Grafana Cloud is connected' })).toHaveFocus();
      await expect(await dialog.findByText('{ resource.service.name = "openrouter" }')).toBeVisible();
      await expect(dialog.getByRole('button', { name: 'Copy query: Errors' })).toBeVisible();
      await expect(args.onSaved).toHaveBeenCalledOnce();
    });
  },
};

export const SavedWhileOff: Story = {
  name: 'Saved while Broadcast is off: offers to turn it on',
  tags: ['!autodocs'],
  parameters: { backend: { broadcast: false } },
  play: async (context) => {
    const { backend, userEvent } = context;
    const dialog = await openDialog(context);
    await fillInConnection({ ...context, canvas: dialog }, context.backend.credentials);
    await userEvent.click(dialog.getByRole('button', { name: 'Test & save' }));
    await expect(await dialog.findByText('Broadcast is off, so nothing is sent yet.')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Turn on Broadcast' }));
    await waitFor(() =>
      expect(backend.requests()).toContainEqual({ method: 'PATCH', path: 'broadcast', body: { enabled: true } }),
    );
    await waitFor(() => expect(dialog.queryByText(/Broadcast is off/)).not.toBeInTheDocument());
  },
};

export const Edit: Story = {
  parameters: { backend: { destinations: [{ name: 'Production', samplingRate: 0.25 }] } },
  play: async (context) => {
    const dialog = await openDialog(context, 'Edit Production');
    await expect(dialog.getByLabelText('Name')).toHaveValue('Production');
    await expect(dialog.getByRole('textbox', { name: 'Sampling rate' })).toHaveValue('25');
    await expect(dialog.getByText(/stored encrypted/)).toBeVisible();
  },
};

export const EditSaved: Story = {
  name: 'Saved changes close it',
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    const dialog = await openDialog(context, 'Edit Production');
    await userEvent.type(dialog.getByLabelText('Name'), ' EU');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await expect(args.onSaved).toHaveBeenCalledWith(expect.objectContaining({ name: 'Production EU' }));
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Edit Production EU' })).toHaveFocus());
  },
};

export const Narrow: Story = {
  name: 'On a phone: a sheet',
  tags: ['!autodocs'],
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async (context) => {
    await openDialog(context);
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
  },
};

function FromButton({ open: initiallyOpen, onOpenChange, ...rest }: GrafanaDestinationDialogProps) {
  const { state } = useDestinations();
  const [open, setOpen] = useState(initiallyOpen);
  const first = state.status === 'ready' ? state.rows[0]?.destination : undefined;
  // A destination that is saved meanwhile does not turn the dialog for a new one into another.
  const [edited, setEdited] = useState(first);
  const change = (next: boolean) => {
    if (next) setEdited(first);
    setOpen(next);
    onOpenChange(next);
  };
  return (
    <>
      <button type="button" onClick={() => change(true)}>
        {first === undefined ? 'Add Grafana Cloud' : `Edit ${first.name}`}
      </button>
      <GrafanaDestinationDialog {...rest} open={open} onOpenChange={change} destination={edited} />
    </>
  );
}

type Dialog = ReturnType<typeof within>;

async function openDialog({ canvas, userEvent }: Context, button = 'Add Grafana Cloud'): Promise<Dialog> {
  await userEvent.click(await canvas.findByRole('button', { name: button }));
  return within(await appeared(await screen.findByRole('dialog')));
}

/** What fades in is not visible at once. */
async function appeared(element: HTMLElement): Promise<HTMLElement> {
  await waitFor(() => expect(element).toBeVisible());
  return element;
}
