#!/usr/bin/env node
// npm run build, npm run typecheck: turbo's tasks for every package, where no pnpm is installed.
import { fileURLToPath } from 'node:url';
import { pnpm } from './workspace-tools.mjs';

/**
 * Runs one of turbo.json's tasks; turbo replays from its cache what has not changed.
 *
 * @param {'build' | 'typecheck'} task
 * @param {string[]} [options] Turbo's, e.g. `--filter=@broadcast-kit/demo...` for the demo and all it depends on.
 * @param {Parameters<typeof pnpm>[1]} [commandOptions]
 */
export function runTurbo(task, options = [], commandOptions = undefined) {
  return pnpm(['exec', 'turbo', 'run', task, '--output-logs=errors-only', ...options], commandOptions);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [task, ...options] = process.argv.slice(2);
  if (task !== 'build' && task !== 'typecheck') {
    console.error(`Usage: node scripts/run-turbo.mjs build|typecheck [turbo's options]. Given: ${task ?? 'nothing'}`);
    process.exit(2);
  }
  process.exitCode = (await runTurbo(task, options)).code;
}
