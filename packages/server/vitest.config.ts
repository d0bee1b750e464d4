import { defineConfig } from 'vitest/config';

const conditions = ['@broadcast-kit/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'unit:server',
    include: ['src/**/*.test.ts', 'examples/*.test.ts'],
    // Some wait for a disk or for another process; the limit only ends what hangs.
    testTimeout: 30_000,
    // The queue starts threads and processes of its own, from its sources.
    execArgv: ['--import', new URL('../../scripts/run-typescript.mjs', import.meta.url).href],
  },
});
