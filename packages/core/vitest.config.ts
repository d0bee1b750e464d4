import { defineConfig } from 'vitest/config';

const conditions = ['@broadcast-kit/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'unit:core',
    // Property tests take their time on a busy machine; the limit only ends what hangs.
    testTimeout: 30_000,
    include: ['src/**/*.test.ts'],
  },
});
