import { Icon } from '../frame/icon.tsx';
import type { AnsweredQuery } from './use-query-answer.ts';

/** How much of the query is shown around the mistake. */
const AROUND = 24;

/** What is wrong with a query, where, and how to mend it. */
export function QueryMistake({
  id,
  answered: { query, answer },
  onGoThere,
}: {
  readonly id: string;
  readonly answered: AnsweredQuery;
  /** Puts the cursor where the mistake is. Without it there is no button for that. */
  readonly onGoThere: ((position: number, length: number) => void) | undefined;
}) {
  if (answer.kind !== 'mistake') return null;
  if (answer.position === undefined) {
    return (
      <div className="demo-callout traces-mistake" data-tone="danger" role="alert">
        <Icon name="alert" />
        <p id={id}>{answer.message}</p>
      </div>
    );
  }
  const { position, length, message, advice } = answer;
  const end = position + length;
  return (
    <div className="demo-callout traces-mistake" data-tone="danger" role="alert">
      <Icon name="alert" />
      <div>
        <p id={id}>
          {message} {advice === undefined ? null : <strong>{advice}</strong>}
        </p>
        <p className="traces-mistake-place">
          <code aria-hidden="true">
            {position > AROUND ? '…' : ''}
            {query.slice(Math.max(0, position - AROUND), position)}
            <mark>{query.slice(position, end) || '\u00a0'}</mark>
            {query.slice(end, end + AROUND)}
            {end + AROUND < query.length ? '…' : ''}
          </code>
          {onGoThere && (
            <button type="button" className="demo-button demo-button-quiet" onClick={() => onGoThere(position, length)}>
              Go to character {position + 1}
            </button>
          )}
        </p>
      </div>
    </div>
  );
}
