import { DEFAULT_THEME, type SchemePair } from './theme-tokens.ts';

const SETS: Readonly<Record<keyof typeof DEFAULT_THEME.colors | keyof typeof DEFAULT_THEME.measures, string>> = {
  '--bk-accent': 'primary action, switch, focus ring',
  '--bk-canvas': 'the surface, and text on the accent',
  '--bk-ink': 'text; muted text, borders and hover derive from it',
  '--bk-danger': 'what went wrong',
  '--bk-warning': 'what needs care',
  '--bk-success': 'what went well',
  '--bk-radius': 'corners of controls',
  '--bk-radius-panel': 'corners of panels',
  '--bk-font-size': 'text, and with it every measure',
};

/** By CSS variable: what it sets, and its default. */
export const THEME_VARIABLES: Readonly<Record<string, readonly [sets: string, fallback: string]>> = {
  ...Object.fromEntries(
    Object.entries({ ...DEFAULT_THEME.colors, ...DEFAULT_THEME.measures }).map(([token, value]) => [
      token,
      [SETS[token as keyof typeof SETS], typeof value === 'number' ? `${value}px` : lightDark(value)],
    ]),
  ),
  '--bk-font': ['font-family', 'that of the page'],
};

function lightDark({ light, dark }: SchemePair): string {
  return `light-dark(${light}, ${dark})`;
}
