import type { Bench } from '../bench.ts';
import { runProgram } from '../fork-program.ts';
import { measureRounds, ratioOf, spreadOfSide } from '../pairs.ts';
import { startSink } from '../sink/start-sink.ts';
import { showSpread, spreadOf } from '../spread.ts';
import { CONTENTS } from '../workload/bench-generation.ts';
import type { FlushRun } from './flush-protocol.ts';

const SIDES = ['broadcast-kit', 'opentelemetry'] as const;
const SIZES = { quick: { rounds: 2, flushes: 15 }, full: { rounds: 3, flushes: 30 } } as const;

/** The longest block of the event loop by one flush of 512 spans, from the flush to the answer; both sides at their defaults. */
export const flushBlock: Bench = {
  name: 'flush-block',
  async run(effort) {
    const { rounds: times, flushes } = SIZES[effort];
    const sink = await startSink();
    const figures: Record<string, object> = {};
    const lines: string[] = [];
    try {
      for (const content of CONTENTS) {
        const rounds = await measureRounds(SIDES, times, async (pipeline) => {
          await sink.reset();
          const gzip = pipeline === 'broadcast-kit';
          const order = { pipeline, content, gzip, flushes, baseUrl: sink.baseUrl };
          return spreadOf((await runProgram<FlushRun>('flush-program', order)).longestBlocksMs);
        });
        const median = (run: { readonly median: number }) => run.median;
        const ours = spreadOfSide(rounds, 'broadcast-kit', median);
        const peer = spreadOfSide(rounds, 'opentelemetry', median);
        figures[content] = {
          flushesPerRound: flushes,
          longestBlockMs: { broadcastKit: ours, openTelemetry: peer },
          worstBlockMs: {
            broadcastKit: spreadOfSide(rounds, 'broadcast-kit', ({ max }) => max),
            openTelemetry: spreadOfSide(rounds, 'opentelemetry', ({ max }) => max),
          },
          ratio: ratioOf(rounds, SIDES, median),
        };
        lines.push(`  ${content}: ${showSpread(ours, ' ms')}, OpenTelemetry ${showSpread(peer, ' ms')}`);
      }
      return { figures, summary: lines.join('\n') };
    } finally {
      sink.stop();
    }
  },
};
