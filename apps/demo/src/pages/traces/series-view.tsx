import type { CSSProperties } from 'react';
import type { Series, TimeRange } from '../../trace-query/compute-series.ts';
import { formatInstant } from '../frame/format-values.ts';

const HEIGHT = 120;
const WIDTH = 296;
const MAX_LINES = 12;

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

function nameOf({ labels }: Series): string {
  const values = Object.values(labels);
  return values.length === 0 ? 'all' : values.join(' · ');
}

const place = (index: number) => ({ '--series': index }) as CSSProperties;

function linesOf({ values }: Series, most: number): string {
  const step = WIDTH / Math.max(1, values.length - 1);
  let isOpen = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isOpen = false;
        return '';
      }
      const command = `${isOpen ? 'L' : 'M'}${(index * step).toFixed(1)} ${(HEIGHT - (value / most) * HEIGHT).toFixed(1)}`;
      // A point that stands alone is a line of no length: its round cap is seen.
      const isAlone = !isOpen && (values[index + 1] ?? null) === null;
      isOpen = true;
      return isAlone ? `${command}h0` : command;
    })
    .join('');
}

function Legend({ series }: { readonly series: readonly Series[] }) {
  return (
    <table className="traces-series-table">
      <thead>
        <tr>
          <th scope="col">Series</th>
          <th scope="col">Most</th>
          <th scope="col">Newest</th>
        </tr>
      </thead>
      <tbody>
        {series.map((one, index) => {
          const known = one.values.filter((value) => value !== null);
          return (
            <tr key={nameOf(one)} style={place(index)}>
              <th scope="row">{nameOf(one)}</th>
              <td>{number.format(Math.max(...known))}</td>
              <td>{number.format(known.at(-1) ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Numbers over time: lines, and a table that says the same. */
export function SeriesView({ range, series }: { readonly range: TimeRange; readonly series: readonly Series[] }) {
  const shown = series.filter(({ values }) => values.some((value) => value !== null)).slice(0, MAX_LINES);
  if (shown.length === 0) return <p className="demo-muted traces-empty">No trace here has these numbers.</p>;
  const most = Math.max(...shown.flatMap(({ values }) => values.map((value) => value ?? 0))) || 1;
  return (
    <figure className="traces-series">
      <svg viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`} aria-hidden="true" focusable="false">
        <path className="traces-series-axis" d={`M0 ${HEIGHT}H${WIDTH}`} />
        {shown.map((one, index) => (
          <path key={nameOf(one)} className="traces-series-line" style={place(index)} d={linesOf(one, most)} />
        ))}
      </svg>
      <figcaption className="demo-muted">
        From {formatInstant(range.fromMs)}, every {Math.round(range.stepMs / 1000)} s
        {series.length > shown.length ? `, ${shown.length} of ${series.length} series` : ''}
      </figcaption>
      <Legend series={shown} />
    </figure>
  );
}
