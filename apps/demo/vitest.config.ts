import { defineConfig } from 'vitest/config';

const conditions = ['@broadcast-kit/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // The integration tests wait for real deliveries; the limit only ends what hangs.
  test: {
    name: 'unit:demo',
    include: ['src/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // The delivery queue starts a thread of its own, from its sources.
    execArgv: ['--import', new URL('../../scripts/run-typescript.mjs', import.meta.url).href],
  },
});
