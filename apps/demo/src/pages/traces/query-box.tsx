import './query.css';
import { readyQueries } from '@broadcast-kit/core';
import { useId, useState } from 'react';
import type { QueryAnswer } from '../../trace-query/answer-query.ts';
import { formatCount } from '../frame/format-values.ts';

const READY = readyQueries();

function resultText(answer: QueryAnswer | undefined): string {
  if (answer?.kind === 'traces') return `${formatCount(answer.found.length, 'trace')} found`;
  if (answer?.kind !== 'metrics') return '';
  return answer.series.length === 0 ? 'Nothing to count' : `${answer.series.length} series`;
}

/** Where a query stops being one: the text, and a mark below it. */
function Mistake({ query, answer }: { readonly query: string; readonly answer: QueryAnswer & { kind: 'mistake' } }) {
  return (
    <div className="traces-mistake" role="alert">
      {answer.position === undefined ? null : (
        <pre aria-hidden="true">
          {query}
          {'\n'}
          {' '.repeat(answer.position)}^
        </pre>
      )}
      <p>{answer.message}</p>
    </div>
  );
}

/** TraceQL, typed or chosen, that the traces on this machine answer. */
export function QueryBox({
  query,
  answer,
  onRun,
}: {
  readonly query: string;
  readonly answer: QueryAnswer | undefined;
  readonly onRun: (query: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(query);
  return (
    <form
      className="traces-query"
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
        id={id}
        className="demo-input traces-query-text"
        placeholder='{ span.user.id = "user_123" }'
        rows={typed.length > 40 ? 3 : 1}
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        aria-invalid={answer?.kind === 'mistake' || undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onRun(typed.trim());
        }}
      />
      <div className="traces-query-line">
        <select
          className="demo-input"
          aria-label="Ready queries"
          value=""
          onChange={(event) => onRun(READY.find((ready) => ready.id === event.target.value)?.query ?? '')}
        >
          <option value="">Ready queries</option>
          {READY.map((ready) => (
            <option key={ready.id} value={ready.id}>
              {ready.title}
            </option>
          ))}
        </select>
        {query === '' ? null : (
          <button type="button" className="demo-button demo-button-quiet" onClick={() => onRun('')}>
            Clear
          </button>
        )}
        <button type="submit" className="demo-button">
          Run
        </button>
      </div>
      <p className="demo-muted traces-query-result" role="status">
        {resultText(answer)}
      </p>
      {answer?.kind === 'mistake' ? <Mistake query={query} answer={answer} /> : null}
    </form>
  );
}
