import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    main: 'src/main.ts',
    producer: 'src/conservation/producer.ts',
    'isolation-sender': 'src/isolation/sender.ts',
    'soak-program': 'src/soak/soak-program.ts',
    'soak-sink': 'src/soak/sink.ts',
    'queue-bench': 'src/queue-bench/bench-program.ts',
  },
  // One file per program, so that each finds the others beside it.
  splitting: false,
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  clean: true,
});
