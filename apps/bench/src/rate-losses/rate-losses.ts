import type { Bench } from '../bench.ts';
import { runProgram } from '../fork-program.ts';
import { measureRounds, spreadOfSide } from '../pairs.ts';
import type { PipelineName } from '../pipelines/pipeline.ts';
import { startSink } from '../sink/start-sink.ts';
import type { RateRun } from './rate-protocol.ts';

const SIDES = ['broadcast-kit', 'opentelemetry'] as const;
const HIGHEST_RATE = 16_000;
const RATES = [4_000, 8_000, HIGHEST_RATE];
const DELAYS_MS = [0, 100, 200];
const SIZES = {
  quick: { rounds: 1, durationMs: 2_000 },
  full: { rounds: 2, durationMs: 2_500 },
} as const;

type Measured = RateRun & { readonly lost: number };

/**
 * How many spans without content are lost at a steady rate, to a receiver that takes its time: everything at its
 * defaults, which for ours means gzip.
 */
export const rateLosses: Bench = {
  name: 'rate-losses',
  async run(effort) {
    const { rounds: times, durationMs } = SIZES[effort];
    const sink = await startSink();
    const figures: Record<string, object> = {};
    const lines: string[] = [];

    async function measure(pipeline: PipelineName, perSecond: number, delayMs: number): Promise<Measured> {
      await sink.reset(delayMs);
      const gzip = pipeline === 'broadcast-kit';
      const order = { pipeline, perSecond, durationMs, baseUrl: sink.baseUrl, content: 'none', gzip };
      const run = await runProgram<RateRun>('rate-program', order);
      return { ...run, lost: run.recorded - (await sink.count()).spans };
    }

    try {
      for (const perSecond of RATES) {
        for (const delayMs of DELAYS_MS) {
          // The highest rate is the one that is asked for.
          const enough = perSecond === HIGHEST_RATE ? times : 1;
          const rounds = await measureRounds(SIDES, enough, (side) => measure(side, perSecond, delayMs));
          const lostPercent = ({ lost, recorded }: Measured) => (lost / recorded) * 100;
          const figuresOf = (side: (typeof SIDES)[number]) => ({
            recorded: rounds[0]?.[side].recorded ?? 0,
            madePerSecond: spreadOfSide(rounds, side, (run) => run.perSecond),
            lostPercent: spreadOfSide(rounds, side, lostPercent),
            rssMiB: spreadOfSide(rounds, side, ({ rssMiB }) => rssMiB),
          });
          const [ours, peer] = [figuresOf('broadcast-kit'), figuresOf('opentelemetry')];
          figures[`${perSecond}-per-second-${delayMs}-ms`] = { broadcastKit: ours, openTelemetry: peer };
          lines.push(
            `  ${perSecond} per second, answers after ${delayMs} ms: lost ${ours.lostPercent.median} % ` +
              `(RSS ${ours.rssMiB.median} MiB), OpenTelemetry ${peer.lostPercent.median} %`,
          );
        }
      }
      return { figures, summary: lines.join('\n') };
    } finally {
      sink.stop();
    }
  },
};
