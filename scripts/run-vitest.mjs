import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tool } from './workspace-tools.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Runs vitest projects, shows their output, and counts the tests.
 *
 * @param {string} project A name or a pattern, such as `unit:*`.
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<Counts>} A run that failed without a failed test (a file that does not load, no test found) counts as one failure.
 */
export async function runVitest(project, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'broadcast-kit-vitest-'));
  try {
    const report = path.join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { code } = await tool('vitest', ['run', '--project', project, ...reporters], { env });
    const counts = readCounts(report);
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} report
 * @returns {Counts}
 */
function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    if (numPassedTests + numFailedTests === 0) return { passed: 0, failed: 1, skipped: 0 };
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    // Vitest ended before it could write its report.
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
