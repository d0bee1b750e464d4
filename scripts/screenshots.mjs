#!/usr/bin/env node
// npm run screenshots: takes the pictures in docs/images anew, from apps/host-page. Look at each of them before you commit it.
import { prepareApp } from './prepare-app.mjs';
import { provideChromium } from './provide-chromium.mjs';
import { tool } from './workspace-tools.mjs';

await prepareApp({ build: '@broadcast-kit/host-page' });
const chromium = await provideChromium();
if (!chromium.ok) {
  console.error(chromium.message);
  process.exit(1);
}
const { code } = await tool('vitest', ['run', '--config', 'apps/host-page/screenshots/vitest.config.ts'], {
  env: { CHROMIUM_PATH: chromium.path },
});
process.exitCode = code;
