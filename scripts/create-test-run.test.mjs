import { describe, expect, it } from 'vitest';
import { createTestRun } from './create-test-run.mjs';

function recordedRun() {
  /** @type {string[]} */
  const lines = [];
  let time = 0;
  const run = createTestRun({
    print: (/** @type {string} */ text) => lines.push(...text.split('\n')),
    now: () => {
      time += 500;
      return time;
    },
  });
  return { run, lines };
}

const passing = async () => ({ passed: 3, failed: 0, skipped: 1 });
const failing = async () => ({ passed: 1, failed: 2, output: 'what went wrong\n' });

describe('a test run', () => {
  it('ends with the total alone on the last line', async () => {
    const { run, lines } = recordedRun();
    await run.runStage({ name: 'types', run: passing });
    await run.runStage({ name: 'unit tests', run: async () => ({ passed: 2, failed: 0 }) });
    expect(run.summarize()).toBe(true);
    expect(lines.at(-1)).toBe('5 passed, 0 failed, 1 skipped');
    expect(lines).toContain('types       ok          3 passed    0 failed      0.5 s');
  });

  it('shows the output of what failed, how to run it alone, and which failure came first', async () => {
    const { run, lines } = recordedRun();
    await run.runStage({ name: 'lint', alone: 'npm run lint', run: failing });
    await run.runStage({ name: 'types', run: failing });
    expect(run.summarize()).toBe(false);
    expect(lines).toContain('what went wrong');
    expect(lines).toContain('lint   FAILED      1 passed    2 failed      0.5 s  alone: npm run lint');
    expect(lines).toContain('First failure: lint. Its output stands under "==== lint" above.');
    expect(lines.at(-1)).toBe('2 passed, 4 failed');
  });

  it('counts a stage as failed that another failure kept from running', async () => {
    const { run, lines } = recordedRun();
    await run.runStage({ name: 'build', run: failing });
    await run.runStage({ name: 'packages', needs: ['build'], run: () => Promise.reject(new Error('must not run')) });
    await run.runStage({ name: 'unit tests', needs: [], run: passing });
    expect(run.summarize()).toBe(false);
    expect(lines).toContain('==== packages: not run, because build failed');
    expect(lines.at(-1)).toBe('4 passed, 3 failed, 1 skipped');
  });

  it('counts a stage that breaks as failed and goes on', async () => {
    const { run, lines } = recordedRun();
    await run.runStage({ name: 'packages', run: () => Promise.reject(new Error('no dist folder')) });
    await run.runStage({ name: 'unit tests', run: passing });
    expect(run.summarize()).toBe(false);
    expect(lines).toContain('Error: no dist folder');
    expect(lines.at(-1)).toBe('3 passed, 1 failed, 1 skipped');
  });
});
