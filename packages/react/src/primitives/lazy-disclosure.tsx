import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Heading, type HeadingLevel } from './heading.tsx';
import { Icon } from './icon.tsx';
import { LazyContent } from './lazy-content.tsx';
import type { LazyPart } from './lazy-part.ts';

/** A control to show and focus; `count` grows, so that the same one can be asked for twice. */
export interface SoughtControl {
  /** Its `data-field`. */
  readonly field: string;
  readonly count: number;
}

/** Props of {@link LazyDisclosure}. */
export interface LazyDisclosureProps<Props extends object> {
  readonly title: string;
  readonly level: HeadingLevel;
  /** What it is good for; shown while it is open. */
  readonly help?: ReactNode;
  /** One line that says what is set; shown while it is closed. */
  readonly summary: ReactNode;
  /** What is inside. Its code is fetched when people are about to open it. */
  readonly part: LazyPart<Props>;
  readonly props: Props;
  /** A control inside that should be shown and focused now. */
  readonly sought?: SoughtControl | undefined;
}

/** A section that opens on demand and is loaded only then. */
export function LazyDisclosure<Props extends object>({
  title,
  level,
  help,
  summary,
  part,
  props,
  sought,
}: LazyDisclosureProps<Props>): ReactElement {
  const id = useId();
  const [open, setOpen] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const found = useRef<SoughtControl>(undefined);
  useEffect(() => {
    if (sought !== undefined && sought !== found.current) setOpen(true);
  }, [sought]);
  const findSought = (): void => {
    if (sought === undefined || sought === found.current) return;
    found.current = sought;
    body.current?.querySelector<HTMLElement>(`[data-field="${sought.field}"]`)?.focus();
  };
  return (
    <fieldset className="bk-section" aria-labelledby={`${id}-title`} data-closed={!open || undefined}>
      <div className="bk-section-head">
        <Heading level={level}>
          <button
            type="button"
            id={`${id}-title`}
            className="bk-disclosure"
            aria-expanded={open}
            aria-controls={open ? `${id}-content` : undefined}
            aria-describedby={open ? undefined : `${id}-summary`}
            onPointerEnter={part.preload}
            onFocus={part.preload}
            onClick={() => setOpen(!open)}
          >
            {title}
            <Icon name="expand" />
          </button>
        </Heading>
        {open && help && <p className="bk-hint">{help}</p>}
      </div>
      {open ? (
        <div ref={body} className="bk-section-body" id={`${id}-content`}>
          <LazyContent part={part} props={props} onShown={findSought} />
        </div>
      ) : (
        <div className="bk-hint" id={`${id}-summary`}>
          {summary}
        </div>
      )}
    </fieldset>
  );
}
