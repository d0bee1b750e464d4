import { forkProgram } from '../fork-program.ts';
import { judgeSoak } from './judge-soak.ts';
import type { SoakMessage, SoakOrder, SoakReport } from './soak-protocol.ts';
import type { SoakSample } from './soak-sample.ts';

/** How long a soak takes, and whether it has a leak to find. */
export interface SoakOptions {
  readonly minutes: number;
  readonly leak: boolean;
}

const CHANGES = 1_000;
const SAMPLES_PER_MINUTE = 3;
const LEAST_SAMPLES = 8;

/** Runs a gateway for minutes or hours, and says what did not stay level. */
export async function runSoak({ minutes, leak }: SoakOptions): Promise<{
  /** Empty where everything held. */
  readonly failures: readonly string[];
  /** The curve, one line per look. */
  readonly summary: string;
}> {
  const sink = forkProgram('soak-sink', {});
  const port = await sink.nextMessage();
  try {
    const order: SoakOrder = {
      baseUrl: `http://127.0.0.1:${port}/otlp`,
      durationMs: minutes * 60_000,
      samples: Math.max(LEAST_SAMPLES, Math.round(minutes * SAMPLES_PER_MINUTE)),
      changes: CHANGES,
      leak,
    };
    const program = forkProgram('soak-program', order, { execArgv: ['--expose-gc'] });
    const samples: SoakSample[] = [];
    let report: SoakReport | undefined;
    while (report === undefined) {
      const message = (await program.nextMessage()) as SoakMessage;
      if ('report' in message) {
        ({ report } = message);
        continue;
      }
      const { sample } = message;
      sink.child.send('connections');
      const connections = Number(await sink.nextMessage());
      samples.push({ ...sample, resources: { ...sample.resources, Connections: connections } });
    }
    const { delivered, lost, changed } = report;
    const curve = samples.map(({ atMs, heapBytes, resources }) => {
      const kinds = Object.entries(resources).map(([kind, count]) => `${count} ${kind}`);
      return `  ${Math.round(atMs / 1_000)} s: heap ${(heapBytes / 2 ** 20).toFixed(1)} MiB; ${kinds.join(', ')}`;
    });
    return {
      failures: [
        ...judgeSoak(samples),
        ...(lost > 0 ? [`${lost} records were accepted and lost.`] : []),
        ...(changed < CHANGES ? [`Only ${changed} of ${CHANGES} destinations were added and removed.`] : []),
      ],
      summary: [`${delivered} delivered, ${changed} destinations added and removed`, ...curve].join('\n'),
    };
  } finally {
    sink.child.disconnect();
  }
}
