import { readFileSync } from 'node:fs';

/** Ends the process with a message that says what to do when this Node is older than package.json asks for. */
export function checkNodeVersion() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const wanted = engines.node.replace('>=', '');
  if (isAtLeast(process.versions.node, wanted)) return;
  console.error(
    `Broadcast Kit needs Node ${wanted} or newer, and this is Node ${process.versions.node}. ` +
      'Install a newer Node (https://nodejs.org), open a new terminal and try again.',
  );
  process.exit(1);
}

/**
 * @param {string} version
 * @param {string} wanted
 */
function isAtLeast(version, wanted) {
  const numbers = version.split('.').map(Number);
  for (const [index, part] of wanted.split('.').entries()) {
    const difference = (numbers[index] ?? 0) - Number(part);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
