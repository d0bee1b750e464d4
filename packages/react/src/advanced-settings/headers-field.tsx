import { memo, type ReactElement, useId, useRef } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { FieldIssue } from '../grafana-destination-draft/draft-issues.ts';
import type { HeaderDraft } from '../grafana-destination-draft/header-drafts.ts';
import { randomId } from '../grafana-destination-draft/random-id.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { advancedEnglish } from '../messages/english/advanced-english.ts';
import { Button } from '../primitives/button.tsx';
import { ErrorText } from '../primitives/error-text.tsx';
import { useHandler } from '../primitives/use-handler.ts';
import { useNextFocus } from '../primitives/use-next-focus.ts';
import { HeaderRow } from './header-row.tsx';

/** Props of {@link HeadersField}. */
export interface HeadersFieldProps extends Pick<GrafanaDestinationFormModel, 'edit' | 'leave'> {
  readonly headers: readonly HeaderDraft[];
  readonly issue: FieldIssue | undefined;
  /** Masks of the stored headers, by name. */
  readonly stored: Readonly<Record<string, string>> | undefined;
  readonly locked: boolean;
}

const HEADER_LIMIT = 20;
const ADD = '[data-adds="header"]';
const focusOf = (id: string): string => `[data-header="${CSS.escape(id)}"] :is(input, button)`;

/** Extra request headers: stored ones by name, new ones as they are typed. */
export const HeadersField = memo(function HeadersField({
  headers,
  issue,
  stored,
  locked,
  edit,
  leave,
}: HeadersFieldProps): ReactElement {
  const m = useMessages(advancedEnglish);
  const id = useId();
  const root = useRef<HTMLFieldSetElement>(null);
  const focusNext = useNextFocus(root);
  const put = useHandler((next: HeaderDraft): void => {
    const before = headers.find(({ id }) => id === next.id);
    edit({ headers: headers.map((header) => (header === before ? next : header)) });
    if (next.value.kind !== before?.value.kind) focusNext(focusOf(next.id));
  });
  const add = (): void => {
    const added: HeaderDraft = { id: randomId(), name: '', value: { kind: 'typed', value: '' } };
    edit({ headers: [...headers, added] });
    focusNext(focusOf(added.id));
  };
  const remove = useHandler((headerId: string): void => {
    const at = headers.findIndex(({ id }) => id === headerId);
    edit({ headers: headers.filter((_, index) => index !== at) });
    const neighbours = [headers[at + 1], headers[at - 1]].flatMap((next) => (next ? [focusOf(next.id)] : []));
    focusNext(...neighbours, ADD);
  });
  const leaveRow = useHandler((headerId: string) => leave('headers', headerId));
  const firstWrong = issue?.parts?.[0]?.part;
  const whole = firstWrong === undefined && issue?.message ? { code: issue.code, message: issue.message } : undefined;
  return (
    <fieldset ref={root} className="bk-field" aria-label={m.headers} aria-describedby={`${id}-hint`}>
      <p className="bk-label">{m.headers}</p>
      <p className="bk-hint" id={`${id}-hint`}>
        {m.headersHint}
      </p>
      {headers.map((header, index) => (
        <HeaderRow
          key={header.id}
          header={header}
          position={index + 1}
          mask={stored?.[header.id]}
          issue={issue?.parts?.find(({ part }) => part === header.id)}
          sought={firstWrong === header.id}
          locked={locked}
          onChange={put}
          onRemove={remove}
          onLeave={leaveRow}
        />
      ))}
      {locked && headers.length === 0 && <p className="bk-hint">{m.noHeaders}</p>}
      <ErrorText id={`${id}-error`}>{whole && m.issueText(whole)}</ErrorText>
      {!locked && headers.length < HEADER_LIMIT && (
        <div>
          <Button
            icon="add"
            data-adds="header"
            data-field={firstWrong === undefined ? 'headers' : undefined}
            onClick={add}
          >
            {m.addHeader}
          </Button>
        </div>
      )}
    </fieldset>
  );
});
