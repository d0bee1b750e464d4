import type { Bench } from '../bench.ts';
import { runProgram } from '../fork-program.ts';
import { measureRounds, spreadOfSide } from '../pairs.ts';
import { startSink } from '../sink/start-sink.ts';
import type { GrowthRun } from './growth-protocol.ts';

/** Three destinations each: from 3 to 9,999 in all. */
const OWNERS = [1, 10, 100, 1_000, 3_333];
const SIZES = {
  quick: { rounds: 1, generations: 4_000 },
  full: { rounds: 2, generations: 5_000 },
} as const;

/** What one generation costs while more and more destinations are configured, three per owner. */
export const destinationGrowth: Bench = {
  name: 'destination-growth',
  async run(effort) {
    const { rounds: times, generations } = SIZES[effort];
    const sink = await startSink();
    const figures: Record<string, object> = {};
    const lines: string[] = [];
    try {
      for (const owners of OWNERS) {
        const rounds = await measureRounds(['one-owner', 'all-owners'] as const, times, async (traffic) => {
          await sink.reset();
          return runProgram<GrowthRun>('growth-program', { baseUrl: sink.baseUrl, owners, traffic, generations }, [
            '--expose-gc',
          ]);
        });
        const record = ({ recordCpuUs }: GrowthRun) => recordCpuUs;
        const of = {
          oneOwner: {
            recordCpuUs: spreadOfSide(rounds, 'one-owner', record),
            deliveredCpuUs: spreadOfSide(rounds, 'one-owner', ({ deliveredCpuUs }) => deliveredCpuUs),
          },
          allOwners: {
            recordCpuUs: spreadOfSide(rounds, 'all-owners', record),
            heapMiB: spreadOfSide(rounds, 'all-owners', ({ heapMiB }) => heapMiB),
            rssMiB: spreadOfSide(rounds, 'all-owners', ({ rssMiB }) => rssMiB),
          },
        };
        figures[`${owners * 3}-destinations`] = of;
        lines.push(
          `  ${owners * 3} destinations: ${of.oneOwner.deliveredCpuUs.median} us of CPU per generation until delivered, ` +
            `record() ${of.allOwners.recordCpuUs.median} us with calls of all owners, heap ${of.allOwners.heapMiB.median} MiB`,
        );
      }
      return { figures, summary: lines.join('\n') };
    } finally {
      sink.stop();
    }
  },
};
