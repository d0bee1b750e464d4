import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built demo in a process of its own, with fresh data on a free port. */
export interface DemoProcess {
  readonly url: string;
  /** What it printed so far. */
  output(): string;
  /** Asks it to stop, and answers with its exit code. */
  stop(): Promise<number | null>;
}

const MAIN = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));

function untilPrinted(child: ChildProcess, output: () => string, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = pattern.exec(output())?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code} before it was up.\n${output()}`)));
  });
}

/** Starts what `npm run demo` starts. */
export async function startDemoProcess(): Promise<DemoProcess> {
  if (!existsSync(MAIN)) throw new Error('The demo is not built. Run npm run build first.');
  const dataDir = await mkdtemp(join(tmpdir(), 'demo-e2e-'));
  const child = spawn(process.execPath, [MAIN], { env: { ...process.env, PORT: '0', DEMO_DATA_DIR: dataDir } });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const output = () => printed;
  const url = await untilPrinted(child, output, /Chat\s+(http:\/\/[^\s/]+)/);
  return {
    url,
    output,
    async stop() {
      // As a terminal and npm do between them: one wish, two signals.
      child.kill('SIGINT');
      child.kill('SIGTERM');
      const code = await exited;
      await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}
