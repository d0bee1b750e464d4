import { type KeyboardEvent, type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { useAnchored } from './use-anchored.ts';

/** One line of a {@link Menu}. */
export interface MenuItem {
  readonly label: string;
  readonly danger?: boolean | undefined;
  readonly onSelect: () => void;
}

/** Props of {@link Menu}. */
export interface MenuProps {
  /** Name of the button. */
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** A button with a menu behind it, after the ARIA menu button pattern. */
export function Menu({ label, items }: MenuProps): ReactElement {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <Button
        ref={button}
        variant="quiet"
        icon="more"
        iconOnly
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      />
      {open && <MenuList label={label} items={items} anchor={button} onClose={close} onLeave={() => setOpen(false)} />}
    </>
  );
}

interface MenuListProps extends MenuProps {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  /** Closed with the keyboard or by a choice: focus goes back to the button. */
  readonly onClose: () => void;
  /** Focus or pointer went elsewhere. */
  readonly onLeave: () => void;
}

function MenuList({ label, items, anchor, onClose, onLeave }: MenuListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  useAnchored(anchor, list);

  const focusItem = (index: number): void => {
    const found = list.current?.querySelectorAll<HTMLElement>('[role=menuitem]');
    if (found !== undefined) found[(index + found.length) % found.length]?.focus();
  };
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, []);
  useEffect(() => {
    const press = ({ target }: PointerEvent): void => {
      const inside = target instanceof Node && (list.current?.contains(target) || anchor.current?.contains(target));
      if (!inside) onLeave();
    };
    document.addEventListener('pointerdown', press, true);
    return () => document.removeEventListener('pointerdown', press, true);
  });

  const press = (event: KeyboardEvent, index: number): void => {
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      focusItem(target);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab') {
      onClose();
    }
  };
  return (
    <div ref={list} className="bk-menu" role="menu" aria-label={label} popover="manual">
      {items.map((item, index) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="bk-menu-item"
          data-danger={item.danger || undefined}
          onKeyDown={(event) => press(event, index)}
          onClick={() => {
            onClose();
            item.onSelect();
          }}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
