import { defineConfig } from 'tsup';
import { libraryBuild } from '../../tsup.base.ts';

export default defineConfig(
  libraryBuild(['src/index.ts', 'src/node.ts', 'src/bullmq.ts', 'src/lmdb.ts', 'src/postgres.ts', 'src/testing.ts']),
);
