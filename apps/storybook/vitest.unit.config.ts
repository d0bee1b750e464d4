import { defineConfig } from 'vitest/config';

const conditions = ['@broadcast-kit/source'];

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'unit:storybook',
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    // One of them runs the compiler over two packages.
    testTimeout: 60_000,
  },
});
