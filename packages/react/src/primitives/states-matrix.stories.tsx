import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { Button, type ButtonProps } from './button.tsx';
import { Callout, type CalloutTone } from './callout.tsx';
import { LazyDisclosure } from './lazy-disclosure.tsx';
import { createLazyPart } from './lazy-part.ts';
import { Switch } from './switch.tsx';

const VARIANTS: readonly NonNullable<ButtonProps['variant']>[] = ['primary', 'secondary', 'quiet', 'danger', 'link'];

const STATES: readonly { readonly name: string; readonly props: Partial<ButtonProps> }[] = [
  { name: 'Idle', props: {} },
  { name: 'With an icon', props: { icon: 'run' } },
  { name: 'Busy', props: { busy: true } },
  { name: 'Unavailable', props: { unavailable: true } },
  { name: 'Icon alone', props: { icon: 'edit', iconOnly: true } },
];

const TONES: readonly CalloutTone[] = ['neutral', 'success', 'warning', 'danger'];

/** Every variant of what the components are built from, in every state. */
function StatesMatrix() {
  return (
    <div className="bk-root" style={{ display: 'grid', gap: 32, justifyItems: 'start' }}>
      <table style={{ borderSpacing: '16px 8px', marginInlineStart: -16 }}>
        <thead>
          <tr>
            <th scope="col">Button</th>
            {STATES.map(({ name }) => (
              <th key={name} scope="col" style={{ textAlign: 'start', fontWeight: 500 }}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {VARIANTS.map((variant) => (
            <tr key={variant}>
              <th scope="row" style={{ textAlign: 'start', fontWeight: 500 }}>
                {variant}
              </th>
              {STATES.map(({ name, props }) => (
                <td key={name}>
                  <Button variant={variant} aria-label={`${variant}, ${name}: Save`} {...props}>
                    Save
                  </Button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div style={{ display: 'flex', gap: 24 }}>
        {([false, true] as const).flatMap((checked) =>
          ([false, true] as const).map((unavailable) => (
            <Switch
              key={`${checked} ${unavailable}`}
              checked={checked}
              aria-label={`${checked ? 'On' : 'Off'}${unavailable ? ', unavailable' : ''}`}
              aria-disabled={unavailable || undefined}
              onCheckedChange={() => {}}
            />
          )),
        )}
      </div>
      <div style={{ display: 'flex', gap: 8 }}>
        <span className="bk-badge">5%</span>
        <span className="bk-badge">Privacy mode</span>
        <span className="bk-badge">Disabled</span>
      </div>
      <div style={{ display: 'grid', gap: 12, inlineSize: 'min(100%, 560px)' }}>
        {TONES.map((tone) => (
          <Callout key={tone} tone={tone} title={`What is true, in the tone ${tone}`}>
            <p className="bk-text">What to do about it.</p>
          </Callout>
        ))}
        <Callout tone="neutral" busy title="Something is on its way" />
      </div>
    </div>
  );
}

const meta = {
  title: 'Foundations/States matrix',
  component: StatesMatrix,
  tags: ['!autodocs'],
} satisfies Meta<typeof StatesMatrix>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Light: Story = {
  play: async ({ canvas, userEvent }) => {
    const unavailable = canvas.getByRole('button', { name: 'primary, Unavailable: Save' });
    await userEvent.click(unavailable);
    // It says that it cannot be used, and keeps the focus.
    await expect(unavailable).toHaveFocus();
    await expect(unavailable).toHaveAttribute('aria-disabled', 'true');
    await expect(canvas.getAllByRole('button')).toHaveLength(VARIANTS.length * STATES.length);
  },
};

export const Dark: Story = { globals: { theme: 'dark' } };

export const ForcedColors: Story = { name: 'Forced colours', parameters: { media: { 'forced-colors': 'active' } } };

const network = { isDown: false };

/** A section whose code is fetched as it is opened, and a network that fails, as on a train or after a new release. */
export const LatePart: Story = {
  name: 'A part that does not load at first',
  beforeEach: () => {
    network.isDown = true;
  },
  render: () => {
    const part = createLazyPart<{ readonly text: string }>(async () => {
      if (network.isDown) throw new Error('The chunk could not be fetched.');
      return ({ text }) => <p className="bk-text">{text}</p>;
    });
    return (
      <div className="bk-root">
        <LazyDisclosure
          title="More settings"
          level={3}
          summary="Defaults"
          part={part}
          props={{ text: 'Here it is.' }}
        />
      </div>
    );
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'More settings' }));
    const alert = await canvas.findByRole('alert');
    await expect(alert).toHaveTextContent('Couldn’t load this part.');
    network.isDown = false;
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await expect(await canvas.findByText('Here it is.')).toBeVisible();
  },
};
