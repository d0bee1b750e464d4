import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ICON_NAMES, Icon } from './icon.tsx';

/** Every icon: in a grid of 16, with strokes of 1.5, in the colour of the text beside it. */
function Icons() {
  return (
    <ul
      className="bk-root"
      style={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(128px, 1fr))',
        gap: 24,
        margin: 0,
        padding: 0,
        listStyle: 'none',
      }}
    >
      {ICON_NAMES.map((name) => (
        <li key={name} style={{ display: 'grid', justifyItems: 'start', gap: 8 }}>
          <span style={{ display: 'flex', alignItems: 'center', gap: 16 }}>
            <Icon name={name} />
            <span style={{ ['--bk-u' as string]: '8px' }}>
              <Icon name={name} />
            </span>
          </span>
          <code className="bk-mono">{name}</code>
        </li>
      ))}
    </ul>
  );
}

const meta = { title: 'Foundations/Icons', component: Icons, tags: ['!autodocs'] } satisfies Meta<typeof Icons>;

export default meta;
type Story = StoryObj<typeof meta>;

export const All: Story = {
  play: async ({ canvas, canvasElement }) => {
    for (const name of ICON_NAMES) await expect(canvas.getByText(name)).toBeVisible();
    // A word stands beside each, so none is read out.
    for (const icon of canvasElement.querySelectorAll('svg')) await expect(icon).toHaveAttribute('aria-hidden', 'true');
  },
};

export const Dark: Story = { globals: { theme: 'dark' } };
