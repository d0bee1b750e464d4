import { copyFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';
import { libraryBuild } from '../../tsup.base.ts';

export default defineConfig({
  ...libraryBuild(['src/index.ts'], ['src/testing/**']),
  onSuccess: () => copyFile('src/styles.css', 'dist/styles.css'),
});
