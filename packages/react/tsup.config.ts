import { copyFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm'],
  target: 'es2022',
  sourcemap: true,
  clean: true,
  external: ['react', 'react-dom', 'react/jsx-runtime'],
  // TypeScript 6 calls the `baseUrl` that the declaration builder sets deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  onSuccess: () => copyFile('src/styles.css', 'dist/styles.css'),
});
