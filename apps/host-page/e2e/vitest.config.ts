import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // A browser on a busy machine: the limits only end what hangs.
  test: { name: 'e2e:host-page', include: ['**/*.e2e.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
