#!/usr/bin/env node
// npm run api:reference (after npm run build): pages in api-reference/ with everything that is exported, from its TSDoc.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, Logger, LogLevel } from 'typedoc';
import { root } from './run-command.mjs';
import { typedEntries } from './typed-entries.mjs';

/**
 * Reads the TSDoc of every entry. A link that leads nowhere, or a type that is used and not exported, is a problem.
 *
 * @param {{ write: boolean }} options Whether the pages are wanted, or the problems alone.
 * @returns {Promise<string[]>} The problems.
 */
export async function makeApiReference({ write }) {
  const app = await Application.bootstrap({
    name: 'Broadcast Kit',
    tsconfig: path.join(root, 'scripts', 'tsconfig.api-reference.json'),
    entryPoints: typedEntries().map(({ types }) => types),
    skipErrorChecking: true,
    disableSources: true,
    readme: 'none',
    logLevel: 'None',
  });
  const logger = new ProblemLogger();
  app.logger = logger;
  const project = await app.convert();
  if (project === undefined) return ['The built types cannot be read. Run `npm run build` first.'];
  app.validate(project);
  if (write) await app.generateDocs(project, path.join(root, 'api-reference'));
  return logger.problems;
}

/** Typedoc tells what is wrong to its logger alone. */
class ProblemLogger extends Logger {
  /** @type {string[]} */
  problems = [];

  /**
   * @override
   * @param {string} message
   * @param {LogLevel} level
   */
  log(message, level) {
    if (level >= LogLevel.Warn) this.problems.push(message);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = await makeApiReference({ write: true });
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log('api-reference/index.html');
}
