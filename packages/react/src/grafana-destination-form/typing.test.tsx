import { screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { createFakeSettingsClient } from '../testing/fake-settings-client.ts';
import { renderWithClient } from '../testing/render-with-client.tsx';
import { sampleDestination } from '../testing/sample-destination.ts';
import { GrafanaDestinationForm } from './grafana-destination-form.tsx';

const renders = vi.hoisted(() => ({ sections: [] as unknown[], fields: [] as unknown[] }));
const noted = vi.hoisted(
  () => (Component: (props: never) => ReactNode, list: unknown[], key: string) => (props: Record<string, unknown>) => {
    list.push(props[key]);
    return Component(props as never);
  },
);

vi.mock('./form-section.tsx', async (original) => {
  const { FormSection } = await original<typeof import('./form-section.tsx')>();
  return { FormSection: noted(FormSection, renders.sections, 'title') };
});
vi.mock('../primitives/lazy-disclosure.tsx', async (original) => {
  const { LazyDisclosure } = await original<typeof import('../primitives/lazy-disclosure.tsx')>();
  return { LazyDisclosure: noted(LazyDisclosure, renders.sections, 'title') };
});
vi.mock('../primitives/field.tsx', async (original) => {
  const { Field } = await original<typeof import('../primitives/field.tsx')>();
  return { Field: noted(Field, renders.fields, 'label') };
});
// Each rule and each header has one, and nothing else that is open in these tests.
vi.mock('../primitives/error-text.tsx', async (original) => {
  const { ErrorText } = await original<typeof import('../primitives/error-text.tsx')>();
  return { ErrorText: noted(ErrorText, renders.fields, 'id') };
});

const rule = (value: string) => ({ field: 'model', operator: 'equals', value }) as const;
const destination = sampleDestination({
  filterRules: {
    enabled: true,
    groups: [
      { logic: 'and', rules: [rule('x'), rule('y')] },
      { logic: 'and', rules: [rule('z')] },
    ],
  },
  config: { ...sampleDestination().config, headers: { 'X-Tenant': '...', 'X-Zone': '...' } },
});

const headerValue = (): HTMLElement => within(screen.getByRole('group', { name: 'X-Zone' })).getByLabelText('Value');

it.each([
  ['the name', 'Connection', 1, () => screen.getByLabelText('Name')],
  ['the Base URL', 'Connection', 1, () => screen.getByLabelText(/^Base URL/)],
  ['the Instance ID', 'Connection', 1, () => screen.getByLabelText('Instance ID')],
  ['the sampling rate', 'Sampling', 1, () => screen.getByRole('textbox', { name: 'Sampling rate' })],
  ['the service name', 'Advanced', 1, () => screen.getByLabelText(/^Service name/)],
  // Its own row, and the text below all rows.
  ['a rule', 'Filter rules', 2, () => within(screen.getByRole('group', { name: 'Rule 2' })).getByLabelText('Value')],
  ['the value of a header', 'Advanced', 2, headerValue],
])('typing in %s renders its own section and no other field', async (what, section, parts, control) => {
  const client = createFakeSettingsClient({ destinations: [destination] });
  const { user } = await renderWithClient(<GrafanaDestinationForm destination={destination} />, { client });
  for (const name of ['API key filter', 'Filter rules', 'Advanced']) {
    await user.click(screen.getByRole('button', { name }));
    await waitFor(() => expect(screen.queryByText('Loading…')).toBeNull());
  }
  await user.click(screen.getByRole('button', { name: 'Replace value of X-Zone' }));
  const input = control();
  await user.click(input);
  // What a first change brings, such as the mark that there is something to save.
  await user.type(input, '1');
  renders.sections.length = 0;
  renders.fields.length = 0;
  await user.type(input, '2345');

  // A header belongs to what was tested, and the result stands with the connection.
  const told = what === 'the value of a header' ? ['Connection'] : [];
  expect(new Set(renders.sections)).toEqual(new Set([section, ...told, 'What is sent']));
  expect(new Set(renders.fields).size).toBe(parts);
});
