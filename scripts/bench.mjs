#!/usr/bin/env node
// npm run bench: the figures of the kit, side by side in one run, on this machine. Writes bench/results.json, and what the
// README and docs/performance.md show of it. Options:
//   --only NAME   one bench, such as export-cost     --quick   rough figures in a minute; writes nothing
import path from 'node:path';
import { prepareApp } from './prepare-app.mjs';
import { provideChromium } from './provide-chromium.mjs';
import { becomeCommand, root } from './run-command.mjs';

await prepareApp({ build: '@broadcast-kit/bench...' });
const chromium = await provideChromium();
if (chromium.ok) process.env.CHROMIUM_PATH = chromium.path;
else console.error(chromium.message);
await becomeCommand(process.execPath, [path.join(root, 'apps/bench/dist/main.js'), ...process.argv.slice(2)]);
