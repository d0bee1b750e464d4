import { fileURLToPath } from 'node:url';
import { readDemoConfig } from './config/demo-config.ts';
import { startDemo } from './start-demo.ts';
import { startMessage } from './start-message.ts';
import { stopMessage } from './stop-message.ts';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

// The same from the source folder and from the build: both lie as deep below the repository.
const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const read = readDemoConfig({
  env: process.env,
  args: process.argv.slice(2),
  cwd: process.env.INIT_CWD ?? process.cwd(),
  defaultDataDir: fromHere('../../../../.demo-data'),
});
if (!read.ok) fail(read.message);

const started = await startDemo(read.config, { pagesDir: fromHere('../pages') });
if (!started.ok) fail(started.message);
const { demo } = started;
console.log(startMessage(demo, read.config));

/** A terminal, npm and a script may each pass on one Ctrl+C: what comes this soon is the same wish. */
const ECHO_MS = 1_000;
let stoppingSinceMs: number | undefined;

function stop(): void {
  const now = performance.now();
  if (stoppingSinceMs !== undefined) {
    if (now - stoppingSinceMs > ECHO_MS)
      fail('Stopped at once. Deliveries that were still open go out after the next start.');
    return;
  }
  stoppingSinceMs = now;
  console.log('\nStopping: finishing open chats and deliveries. Again to stop at once.');
  demo.stop().then(
    (report) => {
      console.log(stopMessage(report));
      process.exit(0);
    },
    (error: unknown) => fail(`The demo did not stop cleanly. ${String(error)}`),
  );
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
