import type { Bench } from '../bench.ts';
import { runProgram } from '../fork-program.ts';
import { measureRounds, ratioOf, spreadOfSide } from '../pairs.ts';
import { showSpread } from '../spread.ts';
import { CONTENTS } from '../workload/bench-generation.ts';
import type { EncodingCost } from './encoding-protocol.ts';

const SIDES = ['broadcast-kit', 'floor', 'stringify', 'opentelemetry'] as const;
const SIZES = { quick: { pairs: 3, rounds: 10 }, full: { pairs: 5, rounds: 12 } } as const;

/** What it takes to turn a mapped span into bytes, beside what nobody can do without. */
export const encodingCost: Bench = {
  name: 'encoding-cost',
  async run(effort) {
    const { pairs, rounds } = SIZES[effort];
    const figures: Record<string, object> = {};
    const lines: string[] = [];
    for (const content of CONTENTS) {
      const measured = await measureRounds(SIDES, pairs, (encoder) =>
        runProgram<EncodingCost>('encoding-program', { encoder, content, rounds }),
      );
      const cpu = ({ cpuUs }: EncodingCost) => cpuUs;
      const ratio = {
        floor: ratioOf(measured, ['broadcast-kit', 'floor'], cpu),
        stringify: ratioOf(measured, ['broadcast-kit', 'stringify'], cpu),
        openTelemetry: ratioOf(measured, ['broadcast-kit', 'opentelemetry'], cpu),
      };
      figures[content] = {
        bytesPerSpan: Math.round(measured[0]?.['broadcast-kit'].bytes ?? Number.NaN),
        cpuUsPerSpan: {
          broadcastKit: spreadOfSide(measured, 'broadcast-kit', cpu),
          floor: spreadOfSide(measured, 'floor', cpu),
          stringify: spreadOfSide(measured, 'stringify', cpu),
          openTelemetry: spreadOfSide(measured, 'opentelemetry', cpu),
        },
        ratio,
      };
      lines.push(
        `  ${content}: ${showSpread(ratio.floor, 'x')} of the floor, ${showSpread(ratio.openTelemetry, 'x')} of OpenTelemetry`,
      );
    }
    return { figures, summary: lines.join('\n') };
  },
};
