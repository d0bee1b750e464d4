// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Files that come with `entry`, however far down, without those that are fetched on demand. */
function filesWith(entry: URL, found: Set<string> = new Set()): Set<string> {
  if (found.has(entry.href)) return found;
  found.add(entry.href);
  const source = readFileSync(entry, 'utf8');
  for (const [, path] of source.matchAll(/^(?:im|ex)port (?!type )[^;]*?from '(\.[^']+)';/gms)) {
    filesWith(new URL(path ?? '', entry), found);
  }
  return found;
}

const here = new URL('.', import.meta.url).href;

it('brings hooks and the pure machine, and no view', () => {
  const files = [...filesWith(new URL('./headless.ts', import.meta.url))].map((href) => href.slice(here.length));

  expect(files).toContain('hooks/use-grafana-destination-form.ts');
  expect(files).toContain('grafana-destination-draft/transition.ts');
  // The provider gives context and renders nothing of its own.
  expect(files.filter((file) => file.endsWith('.tsx'))).toEqual(['broadcast-provider/broadcast-provider.tsx']);
  expect(files.filter((file) => file.startsWith('primitives/'))).toEqual([]);
});

it('finds the view where there is one', () => {
  const files = [...filesWith(new URL('./index.ts', import.meta.url))].map((href) => href.slice(here.length));
  expect(files).toContain('primitives/button.tsx');
});
