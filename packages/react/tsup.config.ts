import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { defineConfig } from 'tsup';
import { libraryBuild } from '../../tsup.base.ts';
import { asImportant } from './as-important.ts';
import { wholeSheet } from './whole-sheet.ts';
import { withoutLayers } from './without-layers.ts';

export default defineConfig({
  ...libraryBuild(['src/index.ts', 'src/headless.ts', 'src/locale-ar.ts', 'src/locale-de.ts'], ['src/testing/**']),
  async onSuccess() {
    const read = (path: string) => readFileSync(`src/${path}`, 'utf8');
    const sheet = wholeSheet(read('styles.css'), read);
    const sheets = { styles: sheet, 'styles.unlayered': withoutLayers(sheet), 'styles.important': asImportant(sheet) };
    for (const [name, text] of Object.entries(sheets)) {
      await writeFile(`dist/${name}.css`, (await transform(text, { loader: 'css', minify: true })).code);
    }
  },
});
