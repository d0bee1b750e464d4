import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { wholeSheet } from '../whole-sheet.ts';
import { withoutLayers } from '../without-layers.ts';
import { ObservabilitySettings } from './observability-settings/observability-settings.tsx';
import imports from './styles.css?raw';

const parts = import.meta.glob<string>('./**/*.css', { query: '?raw', import: 'default', eager: true });
const sheet = wholeSheet(imports, (path) => parts[path] ?? '');

/** What bare elements go through in real products: a reset, a preflight, a CMS theme, and a root font size of somebody's own. */
const HOST_RULES = `
*, ::before, ::after { box-sizing: border-box; border: 0 solid; margin: 0; padding: 0; }
button, input, select, textarea { font: inherit; color: inherit; background: transparent; border-radius: 0; text-transform: uppercase; letter-spacing: 2px; }
button { padding: 20px 40px; border: 4px double red; box-shadow: 4px 4px red; cursor: wait; }
h1, h2, h3, h4 { font-size: inherit; font-weight: inherit; color: green; }
h2 { font-size: 60px; text-decoration: underline; }
p { margin: 30px 0; line-height: 3; text-indent: 40px; }
ul, ol { list-style: square; padding-left: 60px; }
li { margin: 20px 0; border-left: 8px solid orange; }
a { color: hotpink; text-decoration: line-through; }
svg, img { display: block; max-width: 100%; }
table { border-collapse: separate; }
`;

/** What a page sets on its root reaches no measure of the kit: nothing in it is in rem. */
const BIG_REM = 'html { font-size: 30px; }';

const LOOKED_AT = [
  'color',
  'backgroundColor',
  'fontSize',
  'fontWeight',
  'lineHeight',
  'letterSpacing',
  'textTransform',
  'textDecorationLine',
  'listStyleType',
  'marginTop',
  'paddingTop',
  'paddingInlineStart',
  'borderTopWidth',
  'borderInlineStartWidth',
  'boxShadow',
  'borderRadius',
  'height',
] as const;

/** How everything of the kit looks now. */
function look(root: HTMLElement): readonly string[] {
  return [...root.querySelectorAll('.bk-root, .bk-root *')].map((element) => {
    const style = getComputedStyle(element);
    const name = element.getAttribute('class') ?? element.tagName;
    return [name, ...LOOKED_AT.map((property) => `${property}: ${style[property]}`)].join('\n');
  });
}

const hostIsHostile = (rules: string): Pick<Story, 'play'> => ({
  play: async ({ canvas, canvasElement, step }) => {
    await canvas.findByText('Healthy');
    const host = canvasElement.ownerDocument.createElement('style');
    const before = look(canvasElement);
    await step('The host page’s rules arrive, and the kit looks as before', async () => {
      host.textContent = rules;
      canvasElement.append(host);
      await expect(look(canvasElement)).toEqual(before);
      await expect(before.length).toBeGreaterThan(30);
    });
  },
});

const meta = {
  title: 'Foundations/Hostile host',
  component: ObservabilitySettings,
  tags: ['!autodocs'],
  parameters: { backend: { destinations: [{ name: 'Production', lastTest: 'healthy' }] } },
} satisfies Meta<typeof ObservabilitySettings>;

export default meta;
type Story = StoryObj<typeof meta>;

/** `styles.css` beside a host whose own reset is in a layer below, as Tailwind's preflight is. */
export const LayeredReset: Story = {
  name: 'Rules in a layer',
  ...hostIsHostile(`@layer base { ${HOST_RULES} } ${BIG_REM}`),
  beforeEach: () => {
    // The host names its order before the kit’s sheet comes.
    const order = document.createElement('style');
    order.textContent = '@layer base, bk;';
    document.head.prepend(order);
    return () => order.remove();
  },
};

/** `styles.unlayered.css` beside a host with bare rules, as Bootstrap’s reset or a CMS theme has them. */
export const UnlayeredReset: Story = {
  name: 'Rules without a layer',
  ...hostIsHostile(`${HOST_RULES} ${BIG_REM}`),
  decorators: [
    (Story) => (
      <>
        <style>{withoutLayers(sheet)}</style>
        <Story />
      </>
    ),
  ],
};

/** Only `styles.important.css` wins over `!important`. With the other sheets the page must stay usable. */
export const Important: Story = {
  name: 'Rules with !important',
  decorators: UnlayeredReset.decorators ?? [],
  play: async ({ canvas, canvasElement, userEvent }) => {
    await canvas.findByText('Healthy');
    const host = canvasElement.ownerDocument.createElement('style');
    host.textContent = 'button { font-weight: 900 !important; text-transform: uppercase !important; }';
    canvasElement.append(host);
    await userEvent.click(canvas.getByRole('switch', { name: 'Enable Broadcast' }));
    await expect(await canvas.findByText('Off')).toBeVisible();
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
  },
};
