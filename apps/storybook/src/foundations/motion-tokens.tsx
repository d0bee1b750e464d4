import { useEffect, useState } from 'react';
import './color-tokens.css';
import './space-tokens.css';
import { kitRules } from './kit-rules.ts';

/** Something in the kit that moves. */
interface Motion {
  readonly selector: string;
  /** The declaration, as the sheet has it. */
  readonly value: string;
}

/** Everything in the sheet that moves. */
function motions(): readonly Motion[] {
  return kitRules().flatMap(({ selector, style }) =>
    ['transition', 'animation']
      .map((property) => style.getPropertyValue(property))
      .filter((value) => !['', 'none', 'revert'].includes(value))
      .map((value) => ({ selector, value })),
  );
}

/** What moves in the kit, how, and how fast that is on this page: not at all for people who want less motion. */
export function MotionTokens() {
  const [found, setFound] = useState<readonly Motion[]>([]);
  const [speed, setSpeed] = useState('');
  useEffect(() => setFound(motions()), []);

  return (
    <div
      className="bk-root space-tokens"
      ref={(root) => {
        if (root !== null) setSpeed(getComputedStyle(root).getPropertyValue('--bk-speed'));
      }}
    >
      <p>
        <code className="bk-mono">--bk-speed</code> is <strong>{speed}</strong> on this page. With{' '}
        <code className="bk-mono">prefers-reduced-motion</code> it is 0 s, and what turns or pulses stands still.
      </p>
      <ul className="space-tokens-named">
        <li>
          <span className="bk-spinner" />
          <span className="bk-hint">On its way</span>
        </li>
        <li>
          <span className="bk-skeleton" style={{ inlineSize: 120, blockSize: 12 }} />
          <span className="bk-hint">Not here yet</span>
        </li>
      </ul>
      <table className="color-tokens">
        <thead>
          <tr>
            <th scope="col">What moves</th>
            <th scope="col">How</th>
          </tr>
        </thead>
        <tbody>
          {found.map(({ selector, value }) => (
            <tr key={selector + value}>
              <th scope="row">
                <code className="bk-mono">{selector}</code>
              </th>
              <td>
                <code className="bk-mono">{value}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
