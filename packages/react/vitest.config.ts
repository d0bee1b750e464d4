import { defineConfig } from 'vitest/config';

const conditions = ['@broadcast-kit/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'unit:react',
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    setupFiles: ['./vitest.setup.ts'],
    // Looking up roles in a simulated DOM is slow on a busy machine.
    testTimeout: 20_000,
  },
});
