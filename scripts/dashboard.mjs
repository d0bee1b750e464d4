#!/usr/bin/env node
// npm run dashboard: makes the Grafana dashboard and the alert rules anew, from apps/dashboard.
import path from 'node:path';
import { prepareApp } from './prepare-app.mjs';
import { becomeCommand, root } from './run-command.mjs';

await prepareApp({ build: '@broadcast-kit/dashboard...' });
await becomeCommand(process.execPath, [path.join(root, 'apps/dashboard/dist/main.js')]);
