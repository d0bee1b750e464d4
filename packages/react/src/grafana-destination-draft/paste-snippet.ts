import type { FormEvent } from './form-event.ts';
import type { FormField } from './grafana-draft.ts';
import { snippetReader } from './snippet-reader.ts';

/** What {@link pasteSnippet} needs to know. */
export interface PastedText {
  readonly text: string;
  /** The field that it was pasted into; `undefined`: the place for snippets. */
  readonly into: FormField | undefined;
  readonly send: (event: FormEvent) => void;
  /** Says that the code that reads snippets could not be loaded. */
  readonly notLoaded: string;
}

/** What nobody pastes as the value of one field. */
const IS_SNIPPET = /\n|OTEL_/;

/**
 * Takes what a pasted text holds, and answers whether it did. While the code that reads it is on its way, a snippet waits
 * for it, and anything else goes into its field as usual.
 */
export function pasteSnippet({ text, into, send, notLoaded }: PastedText): boolean {
  const take = (read: NonNullable<typeof snippetReader.value>, field?: FormField): boolean => {
    const snippet = read(text, field);
    if (snippet !== undefined) send({ type: 'snippet-pasted', ...snippet });
    return snippet !== undefined;
  };
  if (snippetReader.value !== undefined) return take(snippetReader.value, into);
  if (into !== undefined && !IS_SNIPPET.test(text.trim())) return false;
  const reason = { path: '', code: 'part.failed', message: notLoaded };
  void snippetReader.load().then(
    (read) => take(read),
    () => send({ type: 'snippet-pasted', values: {}, reason }),
  );
  return true;
}
