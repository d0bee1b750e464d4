import { defineConfig } from 'vitest/config';

const conditions = ['@broadcast-kit/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { name: 'unit:dashboard', include: ['src/**/*.test.ts'] },
});
