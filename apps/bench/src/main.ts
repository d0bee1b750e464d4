import { mkdir, writeFile } from 'node:fs/promises';
import type { Bench } from './bench.ts';
import { captureOverhead } from './capture-overhead/capture-overhead.ts';
import { thisMachine } from './machine.ts';

const BENCHES: readonly Bench[] = [captureOverhead];

// From dist/, where this file runs.
const resultsFile = new URL('../../../bench/results.json', import.meta.url);

const figures: Record<string, object> = {};
for (const bench of BENCHES) {
  console.log(`${bench.name} ...`);
  const result = await bench.run();
  console.log(result.summary);
  figures[bench.name] = result.figures;
}
await mkdir(new URL('.', resultsFile), { recursive: true });
const results = { measuredAt: new Date().toISOString(), machine: thisMachine(), benches: figures };
await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
console.log('Written to bench/results.json');
