import { readyQueries } from '@broadcast-kit/core';
import { useId, useRef, useState } from 'react';
import { Icon } from '../frame/icon.tsx';

const READY = readyQueries();

const GROUPS = [
  { title: 'Find traces', queries: READY.filter(({ answer }) => answer === 'traces') },
  { title: 'Numbers over time', queries: READY.filter(({ answer }) => answer === 'metrics') },
];

/** The queries that answer what people ask first, to be run with one click. */
export function ReadyQueryMenu({
  current,
  onChoose,
}: {
  /** The query that is answered now. */
  readonly current: string;
  readonly onChoose: (query: string) => void;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);

  function close() {
    setIsOpen(false);
    button.current?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it looks at the focus and the Escape key of what is in it.
    <div
      className="traces-ready"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) close();
      }}
    >
      <button
        ref={button}
        type="button"
        className="demo-button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        Ready queries <Icon name="chevron" />
      </button>
      <div id={id} className="traces-ready-panel" hidden={!isOpen} tabIndex={-1}>
        {GROUPS.map(({ title, queries }) => (
          <section key={title} aria-label={title}>
            <h2 className="traces-ready-title">{title}</h2>
            <ul>
              {queries.map((ready) => (
                <li key={ready.id}>
                  <button
                    type="button"
                    className="traces-ready-query"
                    aria-current={ready.query === current || undefined}
                    title={ready.query}
                    onClick={() => {
                      onChoose(ready.query);
                      close();
                    }}
                  >
                    {ready.title}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
