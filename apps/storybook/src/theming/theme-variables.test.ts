import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { THEME_VARIABLES } from './theme-variables.ts';

const sheet = readFileSync(new URL('../../../../packages/react/src/styles/tokens.css', import.meta.url), 'utf8');

/** `#fff` and `#ffffff` are one colour. */
const long = (css: string) => css.replace(/#([0-9a-f])([0-9a-f])([0-9a-f])\b/g, '#$1$1$2$2$3$3');

it.each(Object.entries(THEME_VARIABLES).filter(([token]) => token !== '--bk-font'))(
  'names the default of %s that the sheet has',
  (token, [, fallback]) => {
    expect(long(sheet)).toContain(`var(${token}, ${long(fallback)})`);
  },
);

it('names every variable that the sheet takes from outside', () => {
  const inputs = [...sheet.matchAll(/var\((--bk-[a-z-]+), /g)].map(([, token]) => token);
  expect(new Set(Object.keys(THEME_VARIABLES))).toEqual(new Set(inputs));
});
