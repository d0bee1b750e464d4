import type { Bench } from '../bench.ts';
import { runProgram } from '../fork-program.ts';
import { measureRounds, spreadOfSide } from '../pairs.ts';
import type { PipelineName } from '../pipelines/pipeline.ts';
import { startSink } from '../sink/start-sink.ts';
import { showSpread } from '../spread.ts';
import { CONTENTS } from '../workload/bench-generation.ts';
import type { RecordContent, RecordRun } from './record-protocol.ts';

const SIDES = ['broadcast-kit', 'opentelemetry'] as const;
const SIZES = { quick: { rounds: 2, records: 5_000 }, full: { rounds: 3, records: 15_000 } } as const;

/**
 * How long `record()` holds up its caller: selecting, mapping and encoding a generation. Beside it what OpenTelemetry
 * takes to make and end a span of ready attributes, which leaves the encoding for later.
 */
export const recordLatency: Bench = {
  name: 'record-latency',
  async run(effort) {
    const { rounds: times, records } = SIZES[effort];
    const sink = await startSink();
    const figures: Record<string, object> = {};
    const lines: string[] = [];

    async function compare<Side extends PipelineName>(content: RecordContent, sides: readonly Side[]): Promise<void> {
      const rounds = await measureRounds(sides, times, async (pipeline) => {
        await sink.reset();
        const order = { pipeline, content, records, gzip: pipeline === 'broadcast-kit', baseUrl: sink.baseUrl };
        return runProgram<RecordRun>('record-program', order);
      });
      const spreads = sides.map((side) => ({
        side,
        p50Us: spreadOfSide(rounds, side, ({ p50 }) => p50),
        p99Us: spreadOfSide(rounds, side, ({ p99 }) => p99),
      }));
      figures[content] = {
        recordsPerRound: records,
        ...Object.fromEntries(spreads.map(({ side, ...figure }) => [side, figure])),
      };
      const texts = spreads.map(
        ({ side, p50Us, p99Us }) => `${side} p50 ${p50Us.median} us, p99 ${showSpread(p99Us, ' us')}`,
      );
      lines.push(`  ${content}: ${texts.join('; ')}`);
    }

    try {
      for (const content of CONTENTS) await compare(content, SIDES);
      await compare('megabyte', ['broadcast-kit']);
      return { figures, summary: lines.join('\n') };
    } finally {
      sink.stop();
    }
  },
};
