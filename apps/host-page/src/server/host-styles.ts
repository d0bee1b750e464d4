import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'tailwindcss';

const read = (url: string) => readFile(fileURLToPath(url), 'utf8');

/** What Tailwind makes of `@import "tailwindcss"` for a page that uses none of its utilities: its reset, in a layer. */
async function tailwind(): Promise<string> {
  const path = fileURLToPath(import.meta.resolve('tailwindcss/index.css'));
  const { build } = await compile(await readFile(path, 'utf8'), { base: dirname(path) });
  return build([]);
}

/** The sheets of hosts: real ones, and the harshest rules that a page of one's own can have. */
const HOST_STYLES = {
  bootstrap: () => read(import.meta.resolve('bootstrap/dist/css/bootstrap.css')),
  tailwind,
  'water-css': () => read(import.meta.resolve('water.css/out/light.css')),
  /** Bare elements as somebody styles them by hand. */
  elements: () => `
    * { margin: 0; padding: 0; box-sizing: content-box; }
    html { line-height: 2; }
    body { letter-spacing: 0.1em; word-spacing: 0.3em; text-align: center; font-weight: 300; color: #c00; }
    h1, h2, h3 { margin: 2em 0; font: italic 700 3rem serif; text-transform: uppercase; }
    p, ul, ol, li { margin: 1.5rem 0; line-height: 3; list-style: square; }
    label { display: block; float: left; width: 50%; font-weight: 700; text-transform: uppercase; }
    input, textarea, select { width: 40%; padding: 1rem; border: 4px double #c00; border-radius: 0; background: #ff0; font-size: 2rem; box-shadow: inset 0 0 9px #000; }
    button { margin: 1rem; padding: 2rem; border: 3px outset #c00; background: #0a0; color: #fff; font: 700 2rem fantasy; text-transform: uppercase; letter-spacing: 0.5em; box-shadow: 0 0 9px #000; cursor: crosshair; }
    button:hover { background: #f0f; }
    a { color: #f0f; text-decoration: line-through; }
    svg { width: 100px; height: 100px; fill: #c00; }
    code, pre { padding: 1rem; background: #000; color: #0f0; font-size: 2rem; }
    fieldset { margin: 2rem; padding: 2rem; border: 5px dotted #c00; }
    dialog { padding: 5rem; border: 9px ridge #c00; background: #ff0; }
    details, summary { padding: 2rem; border: 1px solid #c00; }
    span { font-style: italic; }
    div { line-height: inherit; }
  `,
  /** Without the SVGs, as such resets have it: they would lose their shapes, the host's own too. */
  revert: () => '*:not(svg *), *::before, *::after { all: revert; }',
  unset: () => '*:where(:not(html, svg, svg *)) { all: unset; display: revert; }',
  'large-rem': () => 'html { font-size: 24px; } body { font-size: 1.25rem; line-height: 1.9; }',
  /** Text of twice the size, as a host sets it. */
  'large-text': () => ':root { --bk-font-size: 28px; } html { font-size: 200%; }',
  /** What everybody must be able to set without loss (WCAG 1.4.12). */
  'text-spacing': () =>
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }',
  important: () => `
    button { padding: 2rem !important; border: 3px outset #c00 !important; background: #0a0 !important; color: #fff !important; }
    input { width: 40% !important; font-size: 2rem !important; }
    h1, h2, h3, p, label { margin: 2rem !important; text-transform: uppercase !important; }
    svg { width: 100px !important; }
  `,
} satisfies Record<string, () => string | Promise<string>>;

/** A sheet of {@link hostStyles}. */
export type HostStyle = keyof typeof HOST_STYLES;

/** Whether a request names a sheet that there is. */
export function isHostStyle(name: string): name is HostStyle {
  return Object.hasOwn(HOST_STYLES, name);
}

/** The text of a host's sheet. */
export async function hostStyle(name: HostStyle): Promise<string> {
  return HOST_STYLES[name]();
}
