// npm run bench [-- --quick] [--only NAME]: see scripts/bench.mjs.
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { captureOverhead } from './capture-overhead/capture-overhead.ts';
import { destinationGrowth } from './destination-growth/destination-growth.ts';
import { encodingCost } from './encoding-cost/encoding-cost.ts';
import { exportCost } from './export-cost/export-cost.ts';
import { flushBlock } from './flush-block/flush-block.ts';
import { rateLosses } from './rate-losses/rate-losses.ts';
import { recordLatency } from './record-latency/record-latency.ts';
import { keepResult } from './report/keep-result.ts';
import { settingsPage } from './settings-page/settings-page.ts';

const BENCHES: readonly Bench[] = [
  exportCost,
  encodingCost,
  recordLatency,
  flushBlock,
  rateLosses,
  destinationGrowth,
  captureOverhead,
  settingsPage,
];

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const effort = values.quick ? 'quick' : 'full';
const chosen = BENCHES.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  throw new Error(`There is no bench ${values.only}. There are: ${BENCHES.map(({ name }) => name).join(', ')}.`);
}

const startedAt = performance.now();
for (const bench of chosen) {
  console.log(`${bench.name} ...`);
  const result = await bench.run(effort);
  console.log(result.summary);
  if (effort === 'full') await keepResult(bench.name, result.figures);
}
console.log(`${Math.round((performance.now() - startedAt) / 1_000)} seconds.`);
console.log(
  effort === 'full'
    ? 'Written: bench/results.json, and the tables and charts that show it.'
    : 'Nothing written: quick figures are too rough to be kept.',
);
