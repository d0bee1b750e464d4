import './comparison.css';
import { Fragment } from 'react';
import {
  type ComparedAttribute,
  type ComparedCall,
  type ComparedFigure,
  compareTraces,
} from '../../trace-reading/compare-traces.ts';
import type { TraceAttribute, TraceSpan } from '../../trace-reading/trace-span.ts';
import { totalsOf } from '../../trace-reading/trace-summary.ts';
import { formatChange, formatCost, formatDuration } from '../frame/format-values.ts';
import { Icon } from '../frame/icon.tsx';
import { attributeValueText } from './filter-attributes.ts';
import { waterfallRows } from './waterfall-rows.ts';
import { WaterfallView } from './waterfall-view.tsx';

function formatFigure({ unit }: ComparedFigure, value: number): string {
  if (value === 0) return '–';
  if (unit === 'ns') return formatDuration(value);
  return unit === 'usd' ? formatCost(value) : value.toLocaleString('en');
}

function FigureTable({ figures }: { readonly figures: readonly ComparedFigure[] }) {
  return (
    <table className="traces-compared">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
          <th scope="col">B against A</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.name}>
            <th scope="row">{figure.name}</th>
            <td>{formatFigure(figure, figure.a)}</td>
            <td>{formatFigure(figure, figure.b)}</td>
            <td>{formatChange(figure.a, figure.b)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SideValue({ attribute }: { readonly attribute: TraceAttribute | undefined }) {
  return attribute === undefined ? (
    <span className="demo-muted">not there</span>
  ) : (
    <span className="traces-value">{attributeValueText(attribute)}</span>
  );
}

function Difference({ difference: { key, a, b } }: { readonly difference: ComparedAttribute }) {
  return (
    <tr>
      <th scope="row">{key}</th>
      <td>
        <SideValue attribute={a} />
      </td>
      <td>
        <SideValue attribute={b} />
      </td>
    </tr>
  );
}

function CallPair({ call: { a, b, differences } }: { readonly call: ComparedCall }) {
  const title = a === undefined || b === undefined || a.name === b.name ? (a ?? b)?.name : `${a.name} / ${b.name}`;
  return (
    <section className="traces-section">
      <h4 className="demo-subtitle">{title}</h4>
      {a === undefined || b === undefined ? (
        <p className="demo-muted">Only in {a === undefined ? 'B' : 'A'}.</p>
      ) : differences.length === 0 ? (
        <p className="demo-muted">All attributes are equal.</p>
      ) : (
        <table className="traces-compared" data-wide>
          <thead>
            <tr>
              <th scope="col">Attribute</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <Difference key={difference.key} difference={difference} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Two traces side by side: their figures, their time lines to one scale, and what differs in their calls. */
export function TraceComparison({
  a,
  b,
  onSwap,
  onClose,
}: {
  readonly a: readonly TraceSpan[];
  readonly b: readonly TraceSpan[];
  readonly onSwap: () => void;
  readonly onClose: () => void;
}) {
  const { figures, calls } = compareTraces(a, b);
  const longestNs = [a, b].map((spans) => waterfallRows(spans).durationNs).reduce((x, y) => (x > y ? x : y));
  return (
    <article aria-labelledby="comparison-title">
      <h2 className="traces-title" id="comparison-title">
        Two traces compared
      </h2>
      <p className="traces-facts">
        <button type="button" className="demo-button demo-button-quiet" onClick={onSwap}>
          Swap A and B
        </button>
        <button type="button" className="demo-button demo-button-quiet" onClick={onClose}>
          <Icon name="back" /> A alone
        </button>
      </p>
      <FigureTable figures={figures} />
      {[
        { letter: 'A', spans: a },
        { letter: 'B', spans: b },
      ].map(({ letter, spans }) => (
        <Fragment key={letter}>
          <h3 className="traces-side">
            <span className="traces-badge">{letter}</span> {totalsOf(spans).rootName}
          </h3>
          <WaterfallView label={`Spans of ${letter}`} waterfall={waterfallRows(spans, longestNs)} />
        </Fragment>
      ))}
      <h3 className="traces-side">Differences of the calls</h3>
      {calls.map((call) => (
        <CallPair key={`${call.a?.spanId} ${call.b?.spanId}`} call={call} />
      ))}
    </article>
  );
}
