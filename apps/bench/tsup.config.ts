import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    main: 'src/main.ts',
    'answer-server': 'src/capture-overhead/answer-server.ts',
    sink: 'src/sink/sink.ts',
    'export-program': 'src/export-cost/export-program.ts',
    'encoding-program': 'src/encoding-cost/encoding-program.ts',
    'rate-program': 'src/rate-losses/rate-program.ts',
    'flush-program': 'src/flush-block/flush-program.ts',
    'record-program': 'src/record-latency/record-program.ts',
    'growth-program': 'src/destination-growth/growth-program.ts',
  },
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  // A development dependency, which would be bundled.
  external: ['playwright'],
  clean: true,
});
