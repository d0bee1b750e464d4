import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { kitRules } from './kit-rules.ts';
import { TYPE_ROLES, TypeTokens } from './type-tokens.tsx';

const meta = {
  title: 'Foundations/Type',
  component: TypeTokens,
  tags: ['!autodocs'],
} satisfies Meta<typeof TypeTokens>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Roles: Story = {
  play: async ({ canvas, canvasElement, step }) => {
    await step('Each role has a size', async () => {
      await waitFor(() => expect(canvas.getAllByText(/^[\d.]+ px$/)).toHaveLength(TYPE_ROLES.length * 2));
    });
    await step('No size that the sheet sets is missing here', async () => {
      const shown = new Set([...canvasElement.querySelectorAll('[data-sample]')].map(fontSizeOf));
      const inSheet = kitRules().flatMap(({ style }) => (/^[\d.]+em$/.test(style.fontSize) ? [style.fontSize] : []));
      const base = Number.parseFloat(fontSizeOf(canvasElement.querySelector('.bk-root') ?? canvasElement));
      // Two sizes belong to one element each: the title of the dialog and the number of a step.
      const rare = ['1.1429em', '0.8571em'];
      for (const size of new Set(inSheet.filter((one) => !rare.includes(one)))) {
        await expect(
          [...shown].some((one) => Math.abs(Number.parseFloat(one) - base * Number.parseFloat(size)) < 0.1),
        ).toBe(true);
      }
    });
  },
};

function fontSizeOf(element: Element): string {
  return getComputedStyle(element).fontSize;
}
