import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/node.ts', 'src/testing.ts'],
  format: ['esm'],
  target: 'es2022',
  sourcemap: true,
  clean: true,
  // TypeScript 6 calls the `baseUrl` that the declaration builder sets deprecated. Only `node.ts` needs the types of Node;
  // the checks of tsconfig.json keep them away from everything else.
  dts: { compilerOptions: { ignoreDeprecations: '6.0', types: ['node'] } },
});
