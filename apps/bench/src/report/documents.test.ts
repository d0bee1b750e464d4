import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RESULT_SECTIONS } from './documents.ts';
import { readResults } from './results.ts';
import { sectionOf, withSection } from './section.ts';

const root = new URL('../../../../', import.meta.url);

it.each(RESULT_SECTIONS)(
  '$document shows what bench/results.json holds ($name)',
  async ({ document, name, content }) => {
    const results = await readResults(new URL('bench/results.json', root));
    const shown = sectionOf(readFileSync(new URL(document, root), 'utf8'), name);
    expect(shown).toBe(content(results));
  },
);

it('changes nothing but the section', () => {
  const marks = ['<!-- figures: written by npm run bench -->', '<!-- end of figures -->'];
  const document = `before\n${marks[0]}\nold\n${marks[1]}\nafter`;
  const changed = withSection(document, 'figures', 'new');
  expect(changed).toBe(`before\n${marks[0]}\n\nnew\n\n${marks[1]}\nafter`);
  expect(sectionOf(changed, 'figures')).toBe('new');
  expect(() => withSection('no marks', 'figures', 'new')).toThrow('lacks');
});
