/** A colour in both colour schemes. */
export interface SchemePair {
  readonly light: string;
  readonly dark: string;
}

/** The colours that a host may set. Everything else that has a colour derives from them. */
export type ColorToken = '--bk-accent' | '--bk-canvas' | '--bk-ink' | '--bk-danger' | '--bk-warning' | '--bk-success';

/** The measures that a host may set, in px. */
export type MeasureToken = '--bk-font-size' | '--bk-radius' | '--bk-radius-panel';

/** A theme, as somebody edits it. */
export interface Theme {
  readonly colors: Readonly<Record<ColorToken, SchemePair>>;
  readonly measures: Readonly<Record<MeasureToken, number>>;
  /** A `font-family`; empty: the host page's. */
  readonly font: string;
}

/** What the stylesheet has where a host sets nothing. */
export const DEFAULT_THEME: Theme = {
  colors: {
    '--bk-accent': { light: '#5b5bd6', dark: '#9a9bff' },
    '--bk-canvas': { light: '#ffffff', dark: '#111113' },
    '--bk-ink': { light: '#1c2024', dark: '#edeef0' },
    '--bk-danger': { light: '#ce2c31', dark: '#ff9592' },
    '--bk-warning': { light: '#ab6400', dark: '#ffca16' },
    '--bk-success': { light: '#218358', dark: '#3dd68c' },
  },
  measures: { '--bk-font-size': 14, '--bk-radius': 8, '--bk-radius-panel': 12 },
  font: '',
};

/** The declarations that make `theme` out of the default. What is so already is not declared. */
export function themeDeclarations({ colors, measures, font }: Theme): Readonly<Record<string, string>> {
  const declared: Record<string, string> = {};
  for (const [token, { light, dark }] of Object.entries(colors)) {
    const original = DEFAULT_THEME.colors[token as ColorToken];
    if (light !== original.light || dark !== original.dark) declared[token] = `light-dark(${light}, ${dark})`;
  }
  for (const [token, value] of Object.entries(measures)) {
    if (value !== DEFAULT_THEME.measures[token as MeasureToken]) declared[token] = `${value}px`;
  }
  if (font !== '') declared['--bk-font'] = font;
  return declared;
}

/** The stylesheet that makes `theme`, to be copied. */
export function themeCss(theme: Theme): string {
  const lines = Object.entries(themeDeclarations(theme)).map(([token, value]) => `  ${token}: ${value};`);
  return lines.length === 0 ? '/* The kit as it comes. */' : [':root {', ...lines, '}'].join('\n');
}
