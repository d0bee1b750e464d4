import { readFile, writeFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';
import { libraryBuild } from '../../tsup.base.ts';
import { asImportant } from './as-important.ts';
import { withoutLayers } from './without-layers.ts';

export default defineConfig({
  ...libraryBuild(['src/index.ts', 'src/headless.ts', 'src/locale-ar.ts', 'src/locale-de.ts'], ['src/testing/**']),
  async onSuccess() {
    const sheet = await readFile('src/styles.css', 'utf8');
    await writeFile('dist/styles.css', sheet);
    await writeFile('dist/styles.unlayered.css', withoutLayers(sheet));
    await writeFile('dist/styles.important.css', asImportant(sheet));
  },
});
