import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'e2e:storybook',
    include: ['*.e2e.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
