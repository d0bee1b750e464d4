import { defineConfig } from 'vitest/config';

const conditions = ['@broadcast-kit/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // They start processes from dist/. The limit only ends what hangs.
  test: { name: 'faults', include: ['src/**/*.test.ts'], testTimeout: 150_000 },
});
