import { setTimeout as sleep } from 'node:timers/promises';
import { startFaultServer } from '../fault-server.ts';
import { OUTAGES, type Outage } from './outage.ts';
import { broadcastPipeline, otelPipeline, type Pipeline } from './pipelines.ts';

/** How long everything is well, down, and well again, in milliseconds. */
export interface OutageTimes {
  readonly beforeMs: number;
  readonly outageMs: number;
  readonly afterMs: number;
  readonly ratePerSecond: number;
}

/** What came through one outage. */
export interface OutageResult {
  readonly outage: string;
  readonly pipeline: string;
  readonly made: number;
  readonly lost: number;
}

const FINISH_MS = 90_000;

async function runOutage(
  { name, fault }: Outage,
  create: (baseUrl: string) => Pipeline,
  { beforeMs, outageMs, afterMs, ratePerSecond }: OutageTimes,
): Promise<OutageResult> {
  const server = await startFaultServer();
  const pipeline = create(server.baseUrl);
  const startedAt = performance.now();
  let made = 0;
  const elapsedMs = () => performance.now() - startedAt;
  try {
    server.script(() => (elapsedMs() >= beforeMs && elapsedMs() < beforeMs + outageMs ? fault : undefined));
    while (elapsedMs() < beforeMs + outageMs + afterMs) {
      for (; made < (elapsedMs() / 1_000) * ratePerSecond; made += 1) pipeline.record();
      await sleep(10);
    }
    await pipeline.finish(FINISH_MS);
    if (server.violations.length > 0) throw new Error(`${pipeline.name} sent what is no OTLP: ${server.violations[0]}`);
    return { outage: name, pipeline: pipeline.name, made, lost: made - server.taken.size };
  } finally {
    await server.close();
  }
}

/** Puts the stock exporter and a broadcaster, side by side, through every kind of outage at the same time. */
export function runOutages(times: OutageTimes): Promise<OutageResult[]> {
  return Promise.all(
    OUTAGES.flatMap((outage) => [otelPipeline, broadcastPipeline].map((create) => runOutage(outage, create, times))),
  );
}

/** The results as a table in Markdown. */
export function outageTable(results: readonly OutageResult[]): string {
  const cell = (outage: string, pipeline: string) => {
    const found = results.find((result) => result.outage === outage && result.pipeline === pipeline);
    if (found === undefined) return '';
    const { lost, made } = found;
    const share = lost === 0 ? '' : ` (${Math.round((lost / made) * 100)} %)`;
    return `${lost.toLocaleString('en')} of ${made.toLocaleString('en')}${share}`;
  };
  const pipelines = [...new Set(results.map(({ pipeline }) => pipeline))];
  const outages = [...new Set(results.map(({ outage }) => outage))];
  return [
    `| outage | ${pipelines.map((name) => `spans lost by ${name}`).join(' | ')} |`,
    `| --- |${pipelines.map(() => ' --- |').join('')}`,
    ...outages.map((outage) => `| ${outage} | ${pipelines.map((name) => cell(outage, name)).join(' | ')} |`),
  ].join('\n');
}
