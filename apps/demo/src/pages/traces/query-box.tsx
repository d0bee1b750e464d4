import './query.css';
import { useId, useRef, useState } from 'react';
import { formatCount } from '../frame/format-values.ts';
import { QueryMistake } from './query-mistake.tsx';
import { ReadyQueryMenu } from './ready-query-menu.tsx';
import type { AnsweredQuery } from './use-query-answer.ts';

function resultText(answered: AnsweredQuery | undefined): string {
  const answer = answered?.answer;
  if (answer?.kind === 'traces') return `${formatCount(answer.found.length, 'trace')} found`;
  if (answer?.kind !== 'metrics') return '';
  return answer.series.length === 0 ? 'Nothing to count' : `${answer.series.length} series`;
}

/** TraceQL, typed or chosen, that the traces on this machine answer. */
export function QueryBox({
  query,
  answered,
  note,
  onRun,
}: {
  readonly query: string;
  readonly answered: AnsweredQuery | undefined;
  /** What stands in the place of a result while there is no query. */
  readonly note: string;
  readonly onRun: (query: string) => void;
}) {
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(query);
  const [known, setKnown] = useState(query);
  // Somebody chose a ready query or went back: the box shows it, and keeps its focus.
  if (known !== query) {
    setKnown(query);
    setTyped(query);
  }
  const isMistaken = answered?.answer.kind === 'mistake';

  function select(position: number, length: number) {
    input.current?.focus();
    input.current?.setSelectionRange(position, position + length);
  }

  return (
    <search className="traces-query">
      <form
        aria-label="Search with TraceQL"
        onSubmit={(event) => {
          event.preventDefault();
          onRun(typed.trim());
        }}
      >
        <label className="demo-visually-hidden" htmlFor={id}>
          TraceQL
        </label>
        <textarea
          ref={input}
          id={id}
          className="demo-input traces-query-text"
          placeholder='{ span.user.id = "user_123" }'
          rows={1}
          spellCheck={false}
          autoCapitalize="none"
          autoCorrect="off"
          aria-invalid={isMistaken || undefined}
          aria-describedby={isMistaken ? `${id}-mistake` : undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onRun(typed.trim());
          }}
        />
        <div className="traces-query-actions">
          <ReadyQueryMenu current={query} onChoose={onRun} />
          <button type="submit" className="demo-button demo-button-primary">
            Run
          </button>
        </div>
      </form>
      <p className="demo-muted traces-query-result">
        <span role="status">{query === '' ? note : resultText(answered)}</span>
        {query === '' ? null : (
          <button
            type="button"
            className="demo-button demo-button-quiet"
            onClick={() => {
              onRun('');
              input.current?.focus();
            }}
          >
            Clear query
          </button>
        )}
      </p>
      {answered === undefined || !isMistaken ? null : (
        <QueryMistake
          id={`${id}-mistake`}
          answered={answered}
          // In a text that was changed since, another character stands there.
          onGoThere={typed === answered.query ? select : undefined}
        />
      )}
    </search>
  );
}
