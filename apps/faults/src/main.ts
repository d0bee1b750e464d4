// npm run test:faults [-- --seed N] [--short] [--only text] [--outage] [--bench] [--soak MINUTES [--leak]]
import { parseArgs } from 'node:util';
import { outageTable, runOutages } from './outage/run-outages.ts';
import { runBench } from './queue-bench/run-bench.ts';
import { SCENARIOS } from './scenarios.ts';
import { runSoak } from './soak/run-soak.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    outage: { type: 'boolean', default: false },
    bench: { type: 'boolean', default: false },
    soak: { type: 'string' },
    leak: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));

if (values.outage) {
  // 45 seconds of 100 spans per second, the 30 in the middle down.
  const times = { beforeMs: 5_000, outageMs: 30_000, afterMs: 10_000, ratePerSecond: 100 };
  console.log(outageTable(await runOutages(times)));
} else if (values.bench) {
  await runBench((row) => console.log(row));
} else if (values.soak !== undefined) {
  const { failures, summary } = await runSoak({ minutes: Number(values.soak), leak: values.leak });
  console.log(summary);
  for (const failure of failures) console.log(`FAILED  ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
} else {
  console.log(`seed ${seed}`);
  let failed = 0;
  for (const scenario of SCENARIOS.filter(({ name }) => name.includes(values.only))) {
    const startedAt = performance.now();
    const result = await scenario.run({ length: values.short ? 'short' : 'long', seed });
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    if (result.kind === 'skipped') {
      console.log(`skipped ${scenario.name}: ${result.reason}`);
      continue;
    }
    const isOk = result.failures.length === 0;
    console.log(`${isOk ? 'ok     ' : 'FAILED '} ${scenario.name} (${seconds} s): ${result.summary}`);
    for (const failure of result.failures) console.log(`        ${failure}`);
    if (!isOk) failed += 1;
  }
  if (failed > 0) {
    console.log(`${failed} failed. Again: npm run test:faults -- --seed ${seed}${values.short ? ' --short' : ''}`);
    process.exitCode = 1;
  }
}
