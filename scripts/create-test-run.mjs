/**
 * @typedef {{ passed: number, failed: number, skipped?: number, output?: string }} Outcome `output`: shown on failure.
 * @typedef {{ name: string, outcome: Outcome, seconds: number, note: string }} StageResult
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {string[]} [needs] Stages without which this one cannot say anything.
 * @property {string} [alone] The command that runs this stage alone.
 * @property {() => Promise<Outcome>} run
 */

/** Runs stages, tells how each went, and sums them up. Stages may run side by side. */
export function createTestRun({ print = console.log, now = Date.now } = {}) {
  /** @type {StageResult[]} */
  const results = [];
  const failed = (/** @type {string} */ name) => results.some((result) => result.name === name && isFailure(result));

  /** @param {Stage} stage */
  async function runStage({ name, needs = [], alone, run }) {
    const missing = needs.find(failed);
    if (missing !== undefined) {
      print(`\n==== ${name}: not run, because ${missing} failed`);
      results.push({ name, outcome: { passed: 0, failed: 1 }, seconds: 0, note: `not run: ${missing} failed` });
      return;
    }
    print(`\n==== ${name} ...`);
    const start = now();
    // One broken stage must not hide what the others would have found.
    const outcome = await run().catch((error) => ({ passed: 0, failed: 1, output: String(error?.stack ?? error) }));
    const result = { name, outcome, seconds: (now() - start) / 1000, note: '' };
    if (isFailure(result)) {
      if (outcome.output) print(outcome.output.trimEnd());
      if (alone !== undefined) result.note = `alone: ${alone}`;
    }
    print(`==== ${name}: ${isFailure(result) ? 'FAILED' : 'ok'} in ${result.seconds.toFixed(1)} s`);
    results.push(result);
  }

  /** Prints a line per stage and the total, which stands alone on the last line. Returns whether everything passed. */
  function summarize() {
    const total = { passed: 0, failed: 0, skipped: 0 };
    const width = Math.max(...results.map(({ name }) => name.length));
    print('\n==== Summary');
    for (const { name, outcome, seconds, note } of results) {
      const { passed, failed, skipped = 0 } = outcome;
      total.passed += passed;
      total.failed += failed;
      total.skipped += skipped;
      const cells = [
        name.padEnd(width),
        (failed > 0 ? 'FAILED' : 'ok').padEnd(6),
        `${passed} passed`.padStart(12),
        `${failed} failed`.padStart(10),
        `${seconds.toFixed(1)} s`.padStart(9),
        note,
      ];
      print(cells.join('  ').trimEnd());
    }
    const first = results.find(isFailure);
    if (first !== undefined)
      print(`\nFirst failure: ${first.name}. Its output stands under "==== ${first.name}" above.`);
    const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
    print(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
    return total.failed === 0;
  }

  return { runStage, summarize, failed };
}

/** @param {StageResult} result */
function isFailure({ outcome }) {
  return outcome.failed > 0;
}
