import { type DestinationView, exploreUrl, type ReadyQuery, readyQueries } from '@broadcast-kit/core';
import { type ReactElement, useId, useState } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { useGrafanaLinks } from '../broadcast-provider/grafana-links-context.ts';
import { tracesEnglish } from '../messages/english/traces-english.ts';
import { CopyButton } from '../primitives/copy-button.tsx';
import { Link } from '../primitives/link.tsx';

/** A query for the question that people choose, to open in their Grafana or to copy. */
export function QueryChoice({ destination }: { readonly destination: DestinationView }): ReactElement {
  const m = useMessages(tracesEnglish);
  const id = useId();
  const [chosen, setChosen] = useState<string>('all');
  const queries = readyQueries({ serviceName: destination.serviceName });
  const { query } = queries.find((ready) => ready.id === chosen) ?? queries[0];
  const href = exploreUrl(destination, { ...useGrafanaLinks(), query });
  const group = (label: string, answer: ReadyQuery['answer']): ReactElement => (
    <optgroup label={label}>
      {queries
        .filter((ready) => ready.answer === answer)
        .map((ready) => (
          <option key={ready.id} value={ready.id}>
            {m.queryTitle(ready)}
          </option>
        ))}
    </optgroup>
  );
  return (
    <div className="bk-field">
      <label className="bk-label" htmlFor={id}>
        {m.readyQuery}
      </label>
      <select
        id={id}
        className="bk-control"
        aria-describedby={`${id}-hint`}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        {group(m.findTraces, 'traces')}
        {group(m.numbersOverTime, 'metrics')}
      </select>
      <div className="bk-query">
        <code className="bk-mono bk-grow" dir="ltr">
          {query}
        </code>
        {href && <Link href={href}>{m.runQuery}</Link>}
        <CopyButton label={m.copyQuery} text={query} />
      </div>
      <p className="bk-hint" id={`${id}-hint`}>
        {m.examplesHint}
      </p>
    </div>
  );
}
