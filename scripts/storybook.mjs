#!/usr/bin/env node
// npm run storybook: browse the components. npm run storybook:build: the static site in apps/storybook/storybook-static.
import path from 'node:path';
import { prepareApp } from './prepare-app.mjs';
import { becomeCommand, root } from './run-command.mjs';
import { toolScript } from './workspace-tools.mjs';

const [mode = 'dev', ...rest] = process.argv.slice(2);
/** @type {Record<string, string[]>} */
const modes = { dev: ['dev', '--port', '6006'], build: ['build', '--output-dir', 'storybook-static'] };
const args = modes[mode];
if (args === undefined) {
  console.error(`Usage: node scripts/storybook.mjs dev|build [Storybook's options]. Given: ${mode}`);
  process.exit(2);
}

// Stories run from the packages' sources: nothing has to be built first.
await prepareApp();
await becomeCommand(process.execPath, [toolScript('storybook', 'apps/storybook'), ...args, ...rest], {
  cwd: path.join(root, 'apps/storybook'),
});
