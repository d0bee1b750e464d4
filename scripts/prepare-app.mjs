import { checkNodeVersion } from './check-node-version.mjs';
import { installWorkspace } from './install-workspace.mjs';
import { runTurbo } from './run-turbo.mjs';

/**
 * Makes a fresh clone ready to run an app: checks Node, installs, builds. Quiet unless something fails; then it shows
 * the output of the failed step and ends the process.
 *
 * @param {{ build?: string }} [options] `build`: turbo's filter for what has to be built. Default: nothing.
 */
export async function prepareApp({ build } = {}) {
  checkNodeVersion();
  endOnFailure(
    'Installing',
    await installWorkspace({ onlyIfNeeded: true, onStart: () => console.log('Installing packages ...') }),
  );
  if (build === undefined) return;
  console.log('Building ...');
  endOnFailure('Building', await runTurbo('build', [`--filter=${build}`], { capture: true }));
}

/**
 * @param {string} step
 * @param {import('./run-command.mjs').CommandResult} result
 */
function endOnFailure(step, { code, output }) {
  if (code === 0) return;
  console.error(output);
  console.error(`${step} failed (exit code ${code}). What went wrong stands above.`);
  process.exit(code);
}
