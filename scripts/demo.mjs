#!/usr/bin/env node
// npm run demo [-- --reset]: the whole system on one machine, from a fresh clone, with Node and npm alone.
import path from 'node:path';
import { prepareApp } from './prepare-app.mjs';
import { becomeCommand, root } from './run-command.mjs';

await prepareApp({ build: '@broadcast-kit/demo...' });
await becomeCommand(process.execPath, [path.join(root, 'apps/demo/dist/server/main.js'), ...process.argv.slice(2)], {
  // A relative DEMO_DATA_DIR starts from where the command was typed.
  cwd: process.cwd(),
});
