#!/usr/bin/env node
// npm run bench: the figures of the kit, side by side in one run, on this machine. Writes bench/results.json.
import path from 'node:path';
import { prepareApp } from './prepare-app.mjs';
import { becomeCommand, root } from './run-command.mjs';

await prepareApp({ build: '@broadcast-kit/bench...' });
await becomeCommand(process.execPath, [path.join(root, 'apps/bench/dist/main.js')]);
