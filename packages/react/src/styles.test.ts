// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asImportant } from '../as-important.ts';
import { wholeSheet } from '../whole-sheet.ts';
import { withoutLayers } from '../without-layers.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const SHEET = wholeSheet(read('./styles.css'), read);
const BARE = SHEET.replace(/\/\*[\s\S]*?\*\//g, '');

/** Everything that stands before a `{` and is no at-rule. */
function selectorsOf(css: string): string[] {
  return [...css.matchAll(/([^{};]+)\{/g)]
    .map(([, found]) => (found ?? '').trim().replace(/\s+/g, ' '))
    .filter((selector) => selector !== '' && !/^(?:@|from$|to$|\d+%$)/.test(selector));
}

describe('styles.css', () => {
  it('touches nothing but the kit: each selector stands on a class of the kit', () => {
    const foreign = selectorsOf(BARE).filter(
      (selector) => !/^(?:&|html:has\(\.bk-|[^ ]*(?:\.bk-|\[class\^="bk-"\]))/.test(selector),
    );

    expect(selectorsOf(BARE).length).toBeGreaterThan(150);
    expect(foreign).toEqual([]);
  });

  it('keeps all rules in layers, so that a page can override each of them', () => {
    const outside = BARE.split('\n').filter((line) => /^\S/.test(line) && line !== '}');

    expect(outside.filter((line) => !/^@(?:layer bk\.|property --bk-)/.test(line))).toEqual([]);
  });

  it('sets no length in rem, which a page may have made to mean anything', () => {
    expect(BARE).not.toMatch(/\drem\b/);
  });

  it('uses logical directions, so that right-to-left needs no second sheet', () => {
    expect(BARE).not.toMatch(
      /(?:margin|padding|border|inset)-(?:left|right)|text-align: (?:left|right)|[^-]\b(?:left|right):/,
    );
  });
});

describe('withoutLayers', () => {
  it('keeps every rule and loses every layer', () => {
    const unlayered = withoutLayers(SHEET);

    expect(unlayered).not.toContain('@layer');
    expect(selectorsOf(unlayered.replace(/\/\*[\s\S]*?\*\//g, ''))).toEqual(selectorsOf(BARE));
    expect(unlayered.split('{')).toHaveLength(unlayered.split('}').length);
  });
});

describe('asImportant', () => {
  const important = asImportant(SHEET).replace(/\/\*[\s\S]*?\*\//g, '');

  it('keeps every rule, in one layer', () => {
    expect(important.match(/@layer.*/g)).toEqual(['@layer bk {']);
    expect(selectorsOf(important).filter((selector) => selector !== '@layer bk')).toEqual(selectorsOf(BARE));
    expect(important.split('{')).toHaveLength(important.split('}').length);
  });

  it('makes every declaration important, but those of variables, which pages set', () => {
    const ofElements = important.replace(/@(?:keyframes|property)[^{]*\{(?:[^{}]|\{[^{}]*\})*\}/g, '');
    const declarations = [...ofElements.matchAll(/[^;{}]+(?=;)/g)].map(([found]) => found.trim());

    expect(declarations.length).toBeGreaterThan(300);
    expect(declarations.filter((text) => text.startsWith('--') === text.endsWith('!important'))).toEqual([]);
  });
});
