import { type ReactElement, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Button } from '../primitives/button.tsx';
import { useFormat } from '../primitives/use-format.ts';
import { fieldLabel } from './form-texts.ts';

/** The place to paste what Grafana shows. It never keeps the text, which holds a key. */
export function SnippetField({ form }: { readonly form: GrafanaDestinationFormModel }): ReactElement {
  const m = useMessages(formEnglish);
  const format = useFormat();
  const id = useId();
  const { snippet } = form;
  return (
    <div className="bk-snippet">
      <label className="bk-label" htmlFor={id}>
        {m.snippetLabel}
      </label>
      <textarea
        id={id}
        className="bk-control"
        rows={1}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        placeholder={m.snippetPlaceholder}
        aria-describedby={`${id}-hint`}
        value=""
        onChange={({ target }) => form.pasteSnippet(target.value)}
      />
      <p className="bk-hint" id={`${id}-hint`} role="status">
        {snippet?.status === 'filled'
          ? m.snippetFilled(format.list(snippet.fields.map((field) => fieldLabel(field, m))))
          : snippet?.status === 'unreadable'
            ? snippet.reason
              ? m.issueText(snippet.reason)
              : m.snippetUnreadable
            : m.snippetHint}
        {snippet?.status === 'filled' && (
          <>
            {' '}
            <Button variant="link" onClick={form.undoSnippet}>
              {m.undo}
            </Button>
          </>
        )}
      </p>
    </div>
  );
}
