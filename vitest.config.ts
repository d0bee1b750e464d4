import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      'packages/*/vitest.config.ts',
      'apps/*/vitest.config.ts',
      'apps/*/vitest.unit.config.ts',
      'apps/*/e2e/vitest.config.ts',
      { test: { name: 'unit:scripts', include: ['scripts/*.test.mjs'] } },
    ],
  },
});
