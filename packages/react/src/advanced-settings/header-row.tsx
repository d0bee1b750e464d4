import { type FocusEvent, memo, type ReactElement, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { DraftIssueCode, PartIssue } from '../grafana-destination-draft/draft-issues.ts';
import type { HeaderDraft } from '../grafana-destination-draft/header-drafts.ts';
import { advancedEnglish } from '../messages/english/advanced-english.ts';
import { Button } from '../primitives/button.tsx';
import { ErrorText } from '../primitives/error-text.tsx';
import { SecretControl } from '../primitives/secret-control.tsx';

/** Props of {@link HeaderRow}. */
export interface HeaderRowProps {
  readonly header: HeaderDraft;
  /** Counted from 1. */
  readonly position: number;
  /** What the server shows in place of the stored value; `undefined`: this header is new. */
  readonly mask: string | undefined;
  readonly issue: PartIssue | undefined;
  /** Whether this is where to go for the headers. */
  readonly sought: boolean;
  readonly locked: boolean;
  readonly onChange: (header: HeaderDraft) => void;
  readonly onRemove: (headerId: string) => void;
  readonly onLeave: (headerId: string) => void;
}

/** One header. A stored one keeps its name, and its value is never shown: only replaced or removed. */
export const HeaderRow = memo(function HeaderRow(props: HeaderRowProps): ReactElement {
  const { header, position, mask, issue, sought, locked, onChange, onRemove, onLeave } = props;
  const m = useMessages(advancedEnglish);
  const id = useId();
  const { name, value } = header;
  const own: Readonly<Partial<Record<DraftIssueCode, string>>> = {
    'headers.needed_again': m.headerNeeded,
    'headers.value_missing': m.headerValueMissing,
    'headers.masked': m.headerMasked,
    'headers.duplicate': m.headerTwice,
  };
  const { code, message } = issue ?? {};
  const error =
    code === undefined
      ? undefined
      : message === undefined
        ? own[code as DraftIssueCode]
        : m.issueText({ code, message });
  const isNameWrong = code === 'headers.name' || code === 'headers.reserved' || code === 'headers.duplicate';
  const describedBy = error === undefined ? undefined : `${id}-error`;
  const shownName = name.trim() || m.header(position);
  const leaveRow = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) onLeave(header.id);
  };
  return (
    <fieldset className="bk-rule" aria-label={shownName} data-header={header.id} onBlur={leaveRow}>
      {mask === undefined ? (
        <input
          className="bk-control"
          data-field={sought && isNameWrong ? 'headers' : undefined}
          aria-label={m.headerName}
          aria-describedby={isNameWrong ? describedBy : undefined}
          aria-invalid={isNameWrong || undefined}
          placeholder={m.headerName}
          dir="ltr"
          readOnly={locked}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={name}
          onChange={({ target }) => onChange({ ...header, name: target.value })}
        />
      ) : (
        <span className="bk-mono" dir="ltr">
          {name}
        </span>
      )}
      {value.kind === 'stored' ? (
        <>
          <span className="bk-muted">{m.headerStored}</span>
          {!locked && (
            <Button
              variant="quiet"
              data-field={sought ? 'headers' : undefined}
              aria-label={m.replaceHeader(name)}
              aria-describedby={describedBy}
              onClick={() => onChange({ ...header, value: { kind: 'typed', value: '' } })}
            >
              {m.replace}
            </Button>
          )}
        </>
      ) : (
        <SecretControl
          id={`${id}-value`}
          name="extra-header"
          data-field={sought && !isNameWrong ? 'headers' : undefined}
          aria-label={m.headerValue}
          aria-describedby={isNameWrong ? undefined : describedBy}
          aria-invalid={(error !== undefined && !isNameWrong) || undefined}
          placeholder={m.headerValue}
          value={value.value}
          showLabel={m.showHeaderValue}
          locked={locked}
          onValueChange={(typed) => onChange({ ...header, value: { kind: 'typed', value: typed } })}
        />
      )}
      {!locked && (
        <Button
          variant="quiet"
          icon="close"
          iconOnly
          aria-label={m.removeHeader(shownName)}
          onClick={() => onRemove(header.id)}
        />
      )}
      {value.kind === 'typed' && mask !== undefined && !locked && (
        <div className="bk-rule-more">
          <Button variant="link" onClick={() => onChange({ ...header, value: { kind: 'stored', hint: mask } })}>
            {m.keepHeader}
          </Button>
        </div>
      )}
      <ErrorText id={`${id}-error`}>{error}</ErrorText>
    </fieldset>
  );
});
