import { useEffect, useRef, useState } from 'react';
import './color-tokens.css';
import { contrastRatio } from './contrast-ratio.ts';

/** A colour, what it stands on, and how well it has to be seen there. */
export interface ColorPair {
  readonly use: string;
  /** The token to set; `undefined`: it derives from the others. */
  readonly input?: string | undefined;
  readonly color: string;
  /** From below upwards. */
  readonly on: readonly string[];
  /** WCAG 2.2: 4.5 for text, 3 for what must be told apart. */
  readonly least: number;
}

const CANVAS = 'var(--bk-color-canvas)';

/** Every pair of colours that the components use. */
export const COLOR_PAIRS: readonly ColorPair[] = [
  { use: 'Text', input: '--bk-ink', color: 'var(--bk-color-ink)', on: [CANVAS], least: 4.5 },
  { use: 'Muted text', color: 'var(--bk-color-muted)', on: [CANVAS], least: 4.5 },
  { use: 'Muted text on a badge', color: 'var(--bk-color-muted)', on: [CANVAS, 'var(--bk-color-hover)'], least: 4.5 },
  { use: 'Primary button', input: '--bk-canvas', color: CANVAS, on: ['var(--bk-color-accent)'], least: 4.5 },
  { use: 'Switch and focus ring', input: '--bk-accent', color: 'var(--bk-color-accent)', on: [CANVAS], least: 3 },
  { use: 'Switch that is off', color: 'var(--bk-color-track)', on: [CANVAS], least: 3 },
  { use: 'Error text', input: '--bk-danger', color: 'var(--bk-color-danger)', on: [CANVAS], least: 4.5 },
  { use: 'Warning icon', input: '--bk-warning', color: 'var(--bk-color-warning)', on: [CANVAS], least: 3 },
  { use: 'Success icon', input: '--bk-success', color: 'var(--bk-color-success)', on: [CANVAS], least: 3 },
];

/** The kit's colours with the contrast that they have on this page, now. */
export function ColorTokens() {
  const rows = useRef<HTMLTableSectionElement>(null);
  const [ratios, setRatios] = useState<readonly number[]>([]);

  useEffect(() => {
    // Nothing tells when a token changes: a sheet that comes late, a toolbar, somebody in the browser's tools.
    const measure = () =>
      setRatios((before) => {
        const now = contrastsOf(rows.current);
        return now.join() === before.join() ? before : now;
      });
    measure();
    const timer = setInterval(measure, 250);
    return () => clearInterval(timer);
  }, []);

  return (
    <table className="bk-root color-tokens">
      <thead>
        <tr>
          <th scope="col">Seen as</th>
          <th scope="col">Used for</th>
          <th scope="col">Set it with</th>
          <th scope="col">Contrast</th>
          <th scope="col">Needed</th>
        </tr>
      </thead>
      <tbody ref={rows}>
        {COLOR_PAIRS.map(({ use, input, color, on, least }, index) => {
          const ratio = ratios[index] ?? 0;
          return (
            <tr key={use}>
              <td>
                <span className="color-tokens-sample" data-layers aria-hidden="true">
                  {[...on, color].map((layer) => (
                    <span key={layer} style={{ backgroundColor: layer }} />
                  ))}
                </span>
              </td>
              <th scope="row">{use}</th>
              <td>{input ? <code>{input}</code> : 'derived'}</td>
              <td data-enough={ratio >= least}>
                {ratio.toFixed(2)} {ratio >= least ? '✓' : '✗ too little'}
              </td>
              <td>{least}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function contrastsOf(rows: HTMLElement | null): readonly number[] {
  return [...(rows?.querySelectorAll<HTMLElement>('[data-layers]') ?? [])].map((sample) =>
    contrastRatio([...sample.children].map((layer) => getComputedStyle(layer).backgroundColor)),
  );
}
