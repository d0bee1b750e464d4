#!/usr/bin/env node
// npm run test:faults: minutes of faults, kills and sick neighbours; nothing accepted may be lost. Options:
//   --seed N       repeats the faults of a run         --short       the length that npm test runs
//   --only TEXT    scenarios whose name has the text   --outage      prints the table of README.md
//   --bench        speed and memory of each queue
//   --soak N       a gateway for N minutes: heap, handles, timers and sockets stay level (--leak: shows that a leak is found)
import path from 'node:path';
import { prepareApp } from './prepare-app.mjs';
import { provideRedis } from './provide-redis.mjs';
import { becomeCommand, root } from './run-command.mjs';

await prepareApp({ build: '@broadcast-kit/faults...' });
const redis = await provideRedis();
if (!redis.ok) console.log(redis.message);
await becomeCommand(
  process.execPath,
  ['--expose-gc', path.join(root, 'apps/faults/dist/main.js'), ...process.argv.slice(2)],
  redis.ok ? { env: { REDIS_SERVER: redis.program } } : {},
);
