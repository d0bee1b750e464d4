import type { within } from 'storybook/test';

/** What a story has at hand to fill in a form. */
export interface FormAtHand {
  /** The form, or the page that it is on. */
  readonly canvas: Pick<ReturnType<typeof within>, 'findByLabelText'>;
  readonly userEvent: { click(element: Element): Promise<void>; paste(text: string): Promise<void> };
}

/** Enters what a stack gives, each value pasted: what typing does has stories of its own. Default: no Base URL, which is optional. */
export async function fillInConnection(
  { canvas, userEvent }: FormAtHand,
  { instanceId, apiKey }: { readonly instanceId: string; readonly apiKey: string },
  baseUrl = '',
): Promise<void> {
  const fields = [
    [/^Base URL/, baseUrl],
    ['Instance ID', instanceId],
    ['API key', apiKey],
  ] as const;
  for (const [label, value] of fields) {
    if (value === '') continue;
    await userEvent.click(await canvas.findByLabelText(label));
    await userEvent.paste(value);
  }
}
