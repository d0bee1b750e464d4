import { type ReactElement, type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { useAnchored } from './use-anchored.ts';

/** Props of {@link Tip}. */
export interface TipProps {
  /** What is shown on hover, focus and click. */
  readonly text: ReactNode;
  /** The words that the tip explains. */
  readonly children: ReactNode;
  readonly tone?: string | undefined;
}

/** Words with an explanation that can be hovered, focused, tapped and dismissed (WCAG 1.4.13). */
export function Tip({ text, children, tone }: TipProps): ReactElement {
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <span className="bk-tip" onPointerEnter={() => setOpen(true)} onPointerLeave={() => setOpen(false)}>
      <button
        ref={anchor}
        type="button"
        className="bk-tip-button"
        data-tone={tone}
        aria-describedby={open ? id : undefined}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          event.stopPropagation();
          setOpen(false);
        }}
      >
        {children}
      </button>
      {open && <TipText id={id} text={text} anchor={anchor} />}
    </span>
  );
}

interface TipTextProps {
  readonly id: string;
  readonly text: ReactNode;
  readonly anchor: RefObject<HTMLButtonElement | null>;
}

function TipText({ id, text, anchor }: TipTextProps): ReactElement {
  const float = useRef<HTMLSpanElement>(null);
  useAnchored(anchor, float);
  return (
    <span ref={float} id={id} className="bk-tip-text" role="tooltip" popover="manual">
      {text}
    </span>
  );
}
