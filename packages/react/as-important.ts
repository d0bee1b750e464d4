import { withoutLayers } from './without-layers.ts';

/** Blocks that hold no styles of elements, and declarations but those of custom properties. */
const BLOCK_OR_DECLARATION = /^@(?:keyframes|property) [^{]*\{.*?^\}|^( +)(?!--)([a-z-]+:[^;{}]*);/gms;

/**
 * A stylesheet whose every declaration is important, in one layer: there it wins over all rules of a page, important ones
 * too. Variables stay as they are, so that a page can still set them.
 */
export function asImportant(sheet: string): string {
  const rules = withoutLayers(sheet).replace(BLOCK_OR_DECLARATION, (match, indent?: string, declaration?: string) =>
    declaration === undefined ? match : `${indent}${declaration} !important;`,
  );
  return `@layer bk {\n${rules}}\n`;
}
