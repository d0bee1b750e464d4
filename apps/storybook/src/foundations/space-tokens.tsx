import { useEffect, useState } from 'react';
import './color-tokens.css';
import './space-tokens.css';
import { kitRules } from './kit-rules.ts';

/** A measure of the kit: so many units of its grid, and where it is used. */
interface SpaceStep {
  readonly units: number;
  /** Names of CSS properties, the most frequent first. */
  readonly properties: readonly string[];
}

/** Of a value in the sheet, such as `calc(var(--bk-u) * 3)`. */
const STEP = /calc\(var\(--bk-u\) \* ([\d.]+)\)|var\(--bk-u\)(?! \*)/g;
/** Properties that put space between things, as opposed to those that give a thing its size. */
const SPACE = /^(?:gap|padding|margin|inset|scroll-)/;

/** The steps of the grid that the sheet uses for space, the smallest first. */
function spaceSteps(): readonly SpaceStep[] {
  const uses = new Map<number, string[]>();
  for (const { style } of kitRules()) {
    for (const property of declared(style)) {
      for (const [, units = '1'] of style.getPropertyValue(property).matchAll(STEP)) {
        uses.set(Number(units), [...(uses.get(Number(units)) ?? []), property]);
      }
    }
  }
  return [...uses]
    .sort(([a], [b]) => a - b)
    .map(([units, properties]) => ({ units, properties: byFrequency(properties) }));
}

/** Measures that have a name of their own, and how to show each. */
const NAMED = [
  { token: '--bk-target', use: 'Height of controls. 44 px where people point with a finger', show: 'blockSize' },
  { token: '--bk-round', use: 'Corners of controls', show: 'borderRadius' },
  { token: '--bk-round-panel', use: 'Corners of panels and dialogs', show: 'borderRadius' },
  { token: '--bk-shadow', use: 'What floats: menus, tips, dialogs', show: 'boxShadow' },
] as const;

/** The grid, the steps of it that are in use, corners and shadow, as they are on this page now. */
export function SpaceTokens() {
  const [steps, setSteps] = useState<readonly SpaceStep[]>([]);
  useEffect(() => setSteps(spaceSteps()), []);

  return (
    <div className="bk-root space-tokens">
      <table className="color-tokens">
        <thead>
          <tr>
            {['Steps of the grid', 'Seen as', 'Used for'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ units, properties }) => (
            <tr key={units}>
              <th scope="row">{units}</th>
              <td>
                <Measure size={`calc(var(--bk-u) * ${units})`} />
              </td>
              <td className="bk-hint">{properties.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="space-tokens-named">
        {NAMED.map(({ token, use, show }) => (
          <li key={token}>
            <span className="space-tokens-box" style={{ [show]: `var(${token})` }} />
            <code className="bk-mono">{token}</code>
            <span className="bk-hint">{use}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Measure({ size }: { readonly size: string }) {
  const [px, setPx] = useState('');
  return (
    <span className="space-tokens-measure">
      <span
        className="space-tokens-bar"
        style={{ inlineSize: size }}
        ref={(bar) => setPx(bar === null ? '' : `${Math.round(bar.getBoundingClientRect().width * 10) / 10} px`)}
      />
      {px}
    </span>
  );
}

/** A shorthand that holds a variable is listed by its parts, which have no value of their own. */
const PARTS = /-(?:(?:block|inline)-)?(?:start|end|top|left|right|bottom)$|^(?:row|column)-(?=gap$)/;

function declared(style: CSSStyleDeclaration): readonly string[] {
  const names = [...style].flatMap((name) => [name, name.replace(PARTS, '')]);
  return [...new Set(names)].filter((name) => SPACE.test(name));
}

function byFrequency(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
