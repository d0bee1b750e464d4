import './series.css';
import type { CSSProperties } from 'react';
import type { Series, TimeRange } from '../../trace-query/compute-series.ts';

const WIDTH = 720;
const HEIGHT = 200;
const MAX_LINES = 12;

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const time = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' });

function nameOf({ labels }: Series): string {
  const values = Object.values(labels);
  return values.length === 0 ? 'all' : values.join(' · ');
}

const colour = (index: number) => ({ '--series': index }) as CSSProperties;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The stretches of a series without a gap; one of a single point is a dot. */
function stretchesOf({ values }: Series, most: number): readonly (readonly Point[])[] {
  const step = WIDTH / Math.max(1, values.length - 1);
  const stretches: Point[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) stretches.push([]);
    else stretches.at(-1)?.push({ x: index * step, y: HEIGHT - (value / most) * HEIGHT });
  }
  return stretches.filter((points) => points.length > 0);
}

function SeriesLine({
  series,
  most,
  index,
}: {
  readonly series: Series;
  readonly most: number;
  readonly index: number;
}) {
  return (
    <g className="traces-series-line" style={colour(index)}>
      {stretchesOf(series, most).map((points) => {
        const [{ x, y }] = points as readonly [Point, ...Point[]];
        // A line of no length is a dot by its round cap, whatever the shape of the chart.
        return points.length === 1 ? (
          <path key={x} className="traces-series-dot" d={`M${x} ${y}h0`} />
        ) : (
          <polyline key={x} points={points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(' ')} />
        );
      })}
    </g>
  );
}

function Legend({ series }: { readonly series: readonly Series[] }) {
  return (
    <table className="traces-series-table">
      <thead>
        <tr>
          <th scope="col">Series</th>
          <th scope="col">Highest</th>
          <th scope="col">Latest</th>
        </tr>
      </thead>
      <tbody>
        {series.map((one, index) => {
          const known = one.values.filter((value) => value !== null);
          return (
            <tr key={nameOf(one)} style={colour(index)}>
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
  if (shown.length === 0) {
    return (
      <p className="demo-muted traces-placeholder">
        Nothing to draw: no span matches, or one of them lacks the attribute. Leave those out with a condition such as
        && span.gen_ai.usage.total_tokens != nil.
      </p>
    );
  }
  const most = Math.max(...shown.flatMap(({ values }) => values.map((value) => value ?? 0))) || 1;
  const toMs = range.fromMs + range.steps * range.stepMs;
  return (
    <figure className="traces-series">
      <div className="traces-chart">
        <div className="traces-chart-values" aria-hidden="true">
          <span>{number.format(most)}</span>
          <span>{number.format(most / 2)}</span>
          <span>0</span>
        </div>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          overflow="visible"
          aria-hidden="true"
          focusable="false"
        >
          <path className="traces-series-grid" d={`M0 0H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 ${HEIGHT}H${WIDTH}`} />
          {shown.map((one, index) => (
            <SeriesLine key={nameOf(one)} series={one} most={most} index={index} />
          ))}
        </svg>
        <div className="traces-chart-times" aria-hidden="true">
          <span>{time.format(range.fromMs)}</span>
          <span>{time.format(toMs)}</span>
        </div>
      </div>
      <Legend series={shown} />
      <figcaption className="demo-muted">
        {time.format(range.fromMs)} to {time.format(toMs)}, one value for every {Math.round(range.stepMs / 1000)} s
        {series.length > shown.length ? `, ${shown.length} of ${series.length} series` : ''}
      </figcaption>
    </figure>
  );
}
