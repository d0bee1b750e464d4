import { defineConfig } from 'tsup';
import { libraryBuild } from '../../tsup.base.ts';

export default defineConfig(libraryBuild(['src/index.ts', 'src/dashboard.ts', 'src/node.ts', 'src/testing.ts']));
