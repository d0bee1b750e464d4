import { describe, expect, it } from 'vitest';
import { SCENARIOS } from './scenarios.ts';

// Another one in every run; a failure prints it, and `npm run test:faults -- --seed` repeats it.
const seed = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 1_000_000));

describe(`everything holds under faults (seed ${seed})`, () => {
  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', async (_, scenario) => {
    const result = await scenario.run({ length: 'short', seed });
    if (result.kind === 'skipped') return console.warn(`${scenario.name}: skipped. ${result.reason}`);
    console.log(`${scenario.name}: ${result.summary}`);
    expect(result.failures).toEqual([]);
  });
});
