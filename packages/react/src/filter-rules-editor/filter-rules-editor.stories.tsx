import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { GrafanaDestinationForm } from '../grafana-destination-form/grafana-destination-form.tsx';
import { EditFirstDestination } from '../testing/edit-first-destination.tsx';

const meta = {
  title: 'Components/GrafanaDestinationForm/Filter rules',
  component: GrafanaDestinationForm,
  args: { onSaved: fn() },
  parameters: { backend: { destinations: [{ name: 'Production' }] } },
  render: (args) => <EditFirstDestination {...args} />,
} satisfies Meta<typeof GrafanaDestinationForm>;

export default meta;
type Story = StoryObj<typeof meta>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const STORED = {
  enabled: true,
  groups: [
    {
      logic: 'and',
      rules: [
        { field: 'model', operator: 'starts_with', value: 'openai/' },
        { field: 'total_cost', operator: 'gte', value: 0.01 },
      ],
    },
    { logic: 'and', rules: [{ field: 'finish_reason', operator: 'equals', value: 'error' }] },
  ],
};
const WITH_RULES = { backend: { destinations: [{ name: 'Production', wire: { filter_rules: STORED } }] } };

export const Build: Story = {
  name: 'From no rules to two groups, with the keyboard',
  play: async (context) => {
    const { args, backend, canvas, step, userEvent } = context;
    await step('No rules: everything is sent', async () => {
      await expect(await canvas.findByRole('button', { name: 'Filter rules' })).toHaveAccessibleDescription(
        'No filter rules. All traces are sent.',
      );
      await open(context);
    });
    await step('A rule is added and has the focus', async () => {
      canvas.getByRole('button', { name: 'Add filter rule' }).focus();
      await userEvent.keyboard('{Enter}');
      await expect(rule(context, 'Group 1').getByRole('combobox', { name: 'Field' })).toHaveFocus();
    });
    await step('Numbers are compared as numbers', async () => {
      const first = rule(context, 'Group 1');
      await userEvent.selectOptions(first.getByRole('combobox', { name: 'Field' }), 'Total cost (USD)');
      await userEvent.selectOptions(first.getByRole('combobox', { name: 'Comparison' }), 'is more than');
      await userEvent.type(first.getByRole('spinbutton', { name: 'Value' }), '0.01');
    });
    await step('A second group is an alternative', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Add group' }));
      await expect(canvas.getByText('or')).toBeVisible();
      const second = rule(context, 'Group 2');
      await expect(second.getByRole('combobox', { name: 'Field' })).toHaveFocus();
      await userEvent.selectOptions(second.getByRole('combobox', { name: 'Field' }), 'User ID');
      await userEvent.selectOptions(second.getByRole('combobox', { name: 'Comparison' }), 'is known');
      await expect(second.queryByLabelText('Value')).not.toBeInTheDocument();
    });
    await step('Only the rules are sent', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
      await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
      await expect(backend.requests().filter(({ method }) => method !== 'GET')).toEqual([
        expect.objectContaining({
          method: 'PATCH',
          body: {
            filter_rules: {
              enabled: true,
              groups: [
                { logic: 'and', rules: [{ field: 'total_cost', operator: 'gt', value: 0.01 }] },
                { logic: 'and', rules: [{ field: 'user_id', operator: 'exists' }] },
              ],
            },
          },
        }),
      ]);
    });
  },
};

export const Stored: Story = {
  name: 'Stored rules, and what becomes of the focus when one is removed',
  tags: ['!autodocs'],
  parameters: WITH_RULES,
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    await expect(await canvas.findByRole('button', { name: 'Filter rules' })).toHaveAccessibleDescription('3 rules');
    await open(context);
    const group = within(await canvas.findByRole('group', { name: 'Group 1' }));
    await step('The choice between all and any is there where it matters', async () => {
      await expect(group.getByRole('combobox', { name: 'Matches when' })).toHaveValue('and');
      const second = within(canvas.getByRole('group', { name: 'Group 2' }));
      await expect(second.queryByRole('combobox', { name: 'Matches when' })).not.toBeInTheDocument();
    });
    await step('The next rule gets the focus, and after the last the button that adds one', async () => {
      await userEvent.click(group.getByRole('button', { name: 'Remove rule 1' }));
      await expect(rule(context, 'Group 1').getByRole('combobox', { name: 'Field' })).toHaveFocus();
      await userEvent.click(group.getByRole('button', { name: 'Remove rule 1' }));
      await expect(canvas.queryByRole('group', { name: 'Group 2' })).not.toBeInTheDocument();
      await expect(rule(context, 'Group 1').getByRole('combobox', { name: 'Field' })).toHaveValue('finish_reason');
      await expect(rule(context, 'Group 1').getByRole('combobox', { name: 'Field' })).toHaveFocus();
      await userEvent.click(canvas.getByRole('button', { name: 'Remove rule 1' }));
      await expect(canvas.getByRole('button', { name: 'Add filter rule' })).toHaveFocus();
    });
  },
};

export const SwitchedOff: Story = {
  name: 'Switched off, the rules stay',
  tags: ['!autodocs'],
  parameters: WITH_RULES,
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await open(context);
    await userEvent.click(canvas.getByRole('checkbox', { name: 'Use these rules' }));
    await expect(canvas.getByText('The rules are off. All traces are sent.')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(args.onSaved).toHaveBeenCalledOnce());
    await expect(args.onSaved).toHaveBeenCalledWith(
      expect.objectContaining({ filterRules: { ...STORED, enabled: false } }),
    );
  },
};

export const WrongRules: Story = {
  name: 'Wrong rules say why, once they were left',
  tags: ['!autodocs'],
  play: async (context) => {
    const { canvas, step, userEvent } = context;
    await open(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Add filter rule' }));
    const first = rule(context, 'Group 1');
    await step('A text, where the field chosen afterwards is a number', async () => {
      const value = first.getByRole('textbox', { name: 'Value' });
      await userEvent.click(value);
      await userEvent.paste('gpt-4o');
      await userEvent.selectOptions(first.getByRole('combobox', { name: 'Field' }), 'Total cost (USD)');
      await userEvent.selectOptions(first.getByRole('combobox', { name: 'Comparison' }), 'is more than');
      await waitFor(() => expect(value).toHaveAccessibleDescription(/Enter a number, such as 0\.01\./));
      await userEvent.selectOptions(first.getByRole('combobox', { name: 'Field' }), 'Model');
      await userEvent.clear(value);
    });
    await step('A pattern that RE2 does not take', async () => {
      await userEvent.selectOptions(first.getByRole('combobox', { name: 'Comparison' }), 'matches pattern');
      await userEvent.type(first.getByRole('textbox', { name: 'Value' }), 'gpt-(4o|5');
      await expect(first.getByRole('textbox', { name: 'Value' })).not.toBeInvalid();
      await userEvent.tab();
      await waitFor(() =>
        expect(first.getByRole('textbox', { name: 'Value' })).toHaveAccessibleDescription(
          /This is not a regular expression in RE2 syntax\./,
        ),
      );
    });
    await step('An empty value keeps the save back and gets the focus', async () => {
      await userEvent.clear(first.getByRole('textbox', { name: 'Value' }));
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
      await waitFor(() => expect(first.getByRole('textbox', { name: 'Value' })).toHaveFocus());
      await expect(first.getByRole('textbox', { name: 'Value' })).toHaveAccessibleDescription(
        /Enter a value to compare with, or remove the rule\./,
      );
    });
    await step('Closed, the section says that something in it is wrong', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Filter rules' }));
      await expect(canvas.getByRole('button', { name: 'Filter rules' })).toHaveAccessibleDescription(
        'One field needs attention.',
      );
    });
    await step('Save opens it again and goes there', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
      await waitFor(() => expect(rule(context, 'Group 1').getByRole('textbox', { name: 'Value' })).toHaveFocus());
    });
  },
};

export const ReadOnly: Story = {
  name: 'Read-only',
  tags: ['!autodocs'],
  args: { readOnly: true },
  parameters: WITH_RULES,
  play: async (context) => {
    const { canvas } = context;
    await open(context);
    const group = within(await canvas.findByRole('group', { name: 'Group 1' }));
    for (const select of group.getAllByRole('combobox')) await expect(select).toBeDisabled();
    await expect(canvas.queryByRole('button', { name: /^(?:Add|Remove)/ })).not.toBeInTheDocument();
  },
};

export const Phone: Story = {
  name: '320 px',
  tags: ['!autodocs'],
  globals: { viewport: { value: 'mobile1' } },
  parameters: WITH_RULES,
  decorators: [
    (Story) => (
      <div style={{ maxWidth: 320 }}>
        <Story />
      </div>
    ),
  ],
  play: async (context) => {
    const { canvas, canvasElement } = context;
    await open(context);
    await canvas.findByRole('group', { name: 'Group 1' });
    const rule = within(canvas.getByRole('group', { name: 'Group 1' })).getByRole('group', { name: 'Rule 1' });
    const [field, comparison] = within(rule).getAllByRole('combobox');
    await expect(comparison?.getBoundingClientRect().top).toBeGreaterThan(field?.getBoundingClientRect().bottom ?? 0);
    const { scrollWidth, clientWidth } = canvasElement.querySelector('form') ?? document.body;
    await expect(scrollWidth).toBe(clientWidth);
  },
};

async function open({ canvas, userEvent }: Context): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name: 'Filter rules' }));
  await canvas.findByRole('button', { name: 'Filter rules', expanded: true });
  await waitFor(() => expect(canvas.queryByText('Loading…')).not.toBeInTheDocument());
}

function rule({ canvas }: Context, group: string) {
  return within(within(canvas.getByRole('group', { name: group })).getByRole('group', { name: 'Rule 1' }));
}
