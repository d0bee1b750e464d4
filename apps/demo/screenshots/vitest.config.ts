import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: { name: 'screenshots', include: ['*.screenshots.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
