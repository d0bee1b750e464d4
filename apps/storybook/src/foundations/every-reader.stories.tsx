import { BroadcastToggle, GrafanaDestinationForm, ObservabilitySettings } from '@broadcast-kit/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { textsWithoutBrackets } from './texts-without-brackets.ts';

const meta = {
  title: 'Foundations/Every reader',
  component: ObservabilitySettings,
  tags: ['!autodocs'],
  parameters: {
    backend: {
      destinations: [
        { name: 'Production', lastTest: 'healthy' },
        { name: 'Staging', samplingRate: 0.05, lastTest: 'wrong-pair' },
      ],
    },
  },
} satisfies Meta<typeof ObservabilitySettings>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Text twice as large in a window of 640 px: the same as 320 px at 100 %. WCAG 1.4.4 and 1.4.10. */
export const DoubleText: Story = {
  name: '200 % text',
  decorators: [
    (Story) => (
      <div style={{ inlineSize: '640px', maxInlineSize: '100%', ['--bk-font-size' as string]: '28px' }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('Healthy');
    const frame = canvasElement.querySelector('.bk-root')?.parentElement;
    await expect(frame?.scrollWidth).toBeLessThanOrEqual(frame?.clientWidth ?? 0);
    for (const button of canvas.getAllByRole('button')) {
      await expect(button.scrollWidth).toBeLessThanOrEqual(button.clientWidth + 1);
    }
  },
};

/** Every text is a message of the kit, longer than in English: what stands without brackets cannot be translated. */
export const PseudoLocale: Story = {
  name: 'Pseudo-locale',
  globals: { locale: 'pseudo' },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText(/^⟦Héálthý/);
    const known = ['Production', 'Staging', 'prod-us-west-0', '100%', '5%'];
    await expect(textsWithoutBrackets(canvasElement, known)).toEqual([]);
  },
};

/** High contrast as Windows has it. By hand: Rendering, Emulate CSS media feature forced-colors, in the browser’s tools. */
export const ForcedColors: Story = {
  name: 'Forced colours',
  parameters: { media: { 'forced-colors': 'active' } },
  play: async ({ canvas }) => {
    const toggle = await canvas.findByRole('switch', { checked: true });
    await expect(await canvas.findByText('Healthy')).toBeVisible();
    if (!matchMedia('(forced-colors: active)').matches) return;
    // On and off are told apart by more than a colour that is no longer there.
    await expect(getComputedStyle(toggle).backgroundColor).not.toBe(getComputedStyle(document.body).backgroundColor);
  },
};

/** The form with a failed test, in each of the two ways that bend it most. */
const refusedForm: Pick<Story, 'render' | 'play'> = {
  render: () => <GrafanaDestinationForm />,
  play: async ({ backend, canvas, canvasElement, userEvent }) => {
    backend.setGrafana('missing-scope');
    const [instanceId] = await waitFor(() => canvas.getAllByPlaceholderText('123456'));
    const apiKey = canvasElement.querySelector<HTMLInputElement>('input[type=password]');
    if (instanceId === undefined || apiKey === null) throw new Error('The form lacks a field.');
    await userEvent.click(instanceId);
    await userEvent.paste(backend.credentials.instanceId);
    await userEvent.click(apiKey);
    await userEvent.paste(backend.credentials.apiKey);
    await userEvent.keyboard('{Enter}');
    await expect(await canvas.findByRole('alert')).toBeVisible();
    await expect(canvasElement.scrollWidth).toBeLessThanOrEqual(canvasElement.clientWidth);
    // Addresses and numbers are read from left to right in every language.
    await expect(getComputedStyle(instanceId).direction).toBe('ltr');
  },
};

/** Arabic, from right to left. */
export const FormRightToLeft: Story = { name: 'Form, right to left', globals: { locale: 'ar' }, ...refusedForm };

export const FormForcedColors: Story = {
  name: 'Form, forced colours',
  parameters: { media: { 'forced-colors': 'active' } },
  ...refusedForm,
};

/** More contrast, as macOS and Android offer it. */
export const MoreContrast: Story = {
  name: 'More contrast',
  parameters: { media: { 'prefers-contrast': 'more' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Healthy')).toBeVisible();
  },
};

/** A theme in a theme: each part of a page may have colours of its own. */
export const NestedThemes: Story = {
  name: 'Nested themes',
  render: () => (
    <div style={{ display: 'grid', gap: 16, padding: 16, background: 'light-dark(#ffffff, #111113)' }}>
      <BroadcastToggle label="Page" />
      <div data-testid="dark" style={{ colorScheme: 'dark', padding: 16, background: '#111113' }}>
        <BroadcastToggle label="Dark part" />
        <div
          data-testid="brand"
          style={{ marginBlockStart: 16, padding: 16, background: '#1d2b26', ['--bk-accent' as string]: '#3ddbb0' }}
        >
          <BroadcastToggle label="Branded part" />
        </div>
      </div>
    </div>
  ),
  play: async ({ canvas }) => {
    const colorOf = (name: string) => getComputedStyle(canvas.getByRole('switch', { name })).backgroundColor;
    await canvas.findAllByText('On');
    await within(canvas.getByTestId('brand')).findByText('On');
    await expect([colorOf('Page'), colorOf('Dark part'), colorOf('Branded part')]).toEqual([
      'rgb(91, 91, 214)',
      'rgb(154, 155, 255)',
      'rgb(61, 219, 176)',
    ]);
  },
};
