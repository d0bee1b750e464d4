import { screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { snippetReader } from '../../grafana-destination-draft/snippet-reader.ts';
import { createFakeSettingsClient, type FakeSettingsClient } from '../../testing/fake-settings-client.ts';
import { enter, type Rendered, renderWithClient } from '../../testing/render-with-client.tsx';
import { CANARY_KEY, REVOKED_KEY } from '../../testing/sample-destination.ts';
import { GrafanaDestinationForm, type GrafanaDestinationFormProps } from '../grafana-destination-form.tsx';
import { LATER_PARTS } from '../later-parts.ts';

/** A connection test that failed. */
export const FAILED = { ok: true, value: { ok: false, durationMs: 90, diagnosis: REVOKED_KEY } } as const;

/** A text field by its label. */
export const field = (name: string | RegExp): HTMLInputElement => screen.getByRole('textbox', { name });
export const baseUrl = (): HTMLInputElement => field(/^Base URL/);
export const instanceId = (): HTMLInputElement => field('Instance ID');
/** A password input has no role, so that no assistive technology reads it out. */
export const apiKey = (): HTMLInputElement => screen.getByLabelText('API key');
export const button = (name: string): HTMLElement => screen.getByRole('button', { name });

/** What describes a control, for those who listen. */
export function describedBy(element: Element): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
}

/** The form on a page of its own. */
export async function formOf(
  props: GrafanaDestinationFormProps = {},
  client: FakeSettingsClient = createFakeSettingsClient(),
): Promise<Rendered & { readonly client: FakeSettingsClient }> {
  // What a form fetches when it is shown is there before people act.
  await Promise.all([snippetReader, ...LATER_PARTS].map((part) => part.load()));
  return { client, ...(await renderWithClient(<GrafanaDestinationForm {...props} />, { client })) };
}

/** Enters an Instance ID and a key. */
export async function fillIn(user: UserEvent): Promise<void> {
  await enter(user, instanceId(), '123456');
  await enter(user, apiKey(), CANARY_KEY);
}
