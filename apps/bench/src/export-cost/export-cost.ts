import type { Bench, Effort } from '../bench.ts';
import { runProgram } from '../fork-program.ts';
import { measureRounds, type Rounds, ratioOf, spreadOfSide } from '../pairs.ts';
import type { PipelineName } from '../pipelines/pipeline.ts';
import type { SinkCount } from '../sink/sink-protocol.ts';
import { type Sink, startSink } from '../sink/start-sink.ts';
import { showSpread } from '../spread.ts';
import { CONTENTS, type Content } from '../workload/bench-generation.ts';
import type { ExportCost, ExportOrder } from './export-protocol.ts';

const SIZES = {
  quick: { rounds: 3, spans: 8_192, warmUpSpans: 4_096 },
  full: { rounds: 4, spans: 16_384, warmUpSpans: 16_384 },
} as const;

/** Sides that are not compared with a figure are measured less often. */
const FEWER = 3;

type Measured = ExportCost & SinkCount;

async function measure(sink: Sink, order: ExportOrder): Promise<Measured> {
  await sink.reset();
  const cost = await runProgram<ExportCost>('export-program', order);
  const count = await sink.count();
  const expected = order.spans + order.warmUpSpans;
  if (count.spans !== expected) {
    throw new Error(`${order.pipeline} delivered ${count.spans} of ${expected} spans: nothing to compare.`);
  }
  return { ...cost, ...count };
}

const bytesPerSpan = ({ bytes, spans }: Measured) => bytes / spans;

function figuresOf<Side extends PipelineName>(rounds: Rounds<Side, Measured>, side: Side) {
  return {
    cpuUsPerSpan: spreadOfSide(rounds, side, ({ cpuUs }) => cpuUs),
    wallUsPerSpan: spreadOfSide(rounds, side, ({ wallUs }) => wallUs),
    rssMiB: spreadOfSide(rounds, side, ({ rssMiB }) => rssMiB),
    wireBytesPerSpan: spreadOfSide(rounds, side, bytesPerSpan),
    requests: spreadOfSide(rounds, side, ({ requests }) => requests),
  };
}

/** Ours beside the peer that its figures are compared with, in one form of body. */
async function compare(sink: Sink, { content, gzip, effort }: { content: Content; gzip: boolean; effort: Effort }) {
  const { rounds: times, ...size } = SIZES[effort];
  const order = { baseUrl: sink.baseUrl, content, gzip, ...size };
  const sides = ['broadcast-kit', 'opentelemetry'] as const;
  const rounds = await measureRounds(sides, times, (pipeline) => measure(sink, { ...order, pipeline }));
  return {
    broadcastKit: figuresOf(rounds, 'broadcast-kit'),
    openTelemetry: figuresOf(rounds, 'opentelemetry'),
    ratio: {
      cpu: ratioOf(rounds, sides, ({ cpuUs }) => cpuUs),
      wall: ratioOf(rounds, sides, ({ wallUs }) => wallUs),
      rss: ratioOf(rounds, sides, ({ rssMiB }) => rssMiB),
    },
  };
}

async function others(sink: Sink, content: Content, effort: Effort) {
  const order = { baseUrl: sink.baseUrl, content, gzip: false, ...SIZES[effort] };
  const sides = ['vercel-otel', 'raw-post'] as const;
  const rounds = await measureRounds(sides, FEWER, (pipeline) => measure(sink, { ...order, pipeline }));
  return { vercelOtel: figuresOf(rounds, 'vercel-otel'), rawPost: figuresOf(rounds, 'raw-post') };
}

async function measureContent(sink: Sink, content: Content, effort: Effort) {
  const plain = await compare(sink, { content, gzip: false, effort });
  const gzip = await compare(sink, { content, gzip: true, effort });
  const wire = gzip.broadcastKit.wireBytesPerSpan.median / plain.openTelemetry.wireBytesPerSpan.median;
  return {
    plain,
    gzip,
    wireAgainstPeersDefault: Number(wire.toPrecision(4)),
    ...(await others(sink, content, effort)),
  };
}

/**
 * What a span costs from the call to the receiver's answer: ours from a generation (selected, mapped, encoded, sent),
 * the peers' from attributes that lie ready.
 */
export const exportCost: Bench = {
  name: 'export-cost',
  async run(effort) {
    const sink = await startSink();
    try {
      const figures: Partial<Record<Content, Awaited<ReturnType<typeof measureContent>>>> = {};
      const lines: string[] = [];
      for (const content of CONTENTS) {
        const of = await measureContent(sink, content, effort);
        figures[content] = of;
        for (const [form, { broadcastKit, openTelemetry, ratio }] of [
          ['plain', of.plain],
          ['gzip', of.gzip],
        ] as const) {
          lines.push(
            `  ${content}, ${form}: CPU ${showSpread(ratio.cpu, 'x')} of OpenTelemetry, ` +
              `${broadcastKit.cpuUsPerSpan.median} against ${openTelemetry.cpuUsPerSpan.median} us per span`,
          );
        }
        lines.push(`  ${content}: ${of.wireAgainstPeersDefault}x of the peer's bytes on the wire`);
      }
      return { figures, summary: lines.join('\n') };
    } finally {
      sink.stop();
    }
  },
};
