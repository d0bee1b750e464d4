#!/usr/bin/env node
// npm run screenshots: takes the pictures in docs/images anew, from apps/host-page and apps/demo. Look at each of them before you commit it.
import { prepareApp } from './prepare-app.mjs';
import { provideChromium } from './provide-chromium.mjs';
import { tool } from './workspace-tools.mjs';

for (const app of ['host-page', 'demo']) await prepareApp({ build: `@broadcast-kit/${app}` });
const chromium = await provideChromium();
if (!chromium.ok) {
  console.error(chromium.message);
  process.exit(1);
}
for (const app of ['host-page', 'demo']) {
  const { code } = await tool('vitest', ['run', '--config', `apps/${app}/screenshots/vitest.config.ts`], {
    env: { CHROMIUM_PATH: chromium.path },
  });
  if (code !== 0) process.exitCode = code;
}
