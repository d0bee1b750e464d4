import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestDemo, type TestDemo } from './start-test-demo.ts';

const PAGE = new URL('../../../../docs/settings-api.md', import.meta.url);
/** Where `npm run demo` listens. */
const ADDRESS = 'http://127.0.0.1:4400';
const SEPARATOR = '==== 8< ====';

let dataDir: string;
let demo: TestDemo;

// Each page begins with an empty demo: what one leaves behind, such as a sampling rate, would change what the other shows.
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
  demo = await startTestDemo({ dataDir });
});

afterEach(async () => {
  await demo.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Command {
  readonly code: string;
  /** The answer that the page shows below it. */
  readonly documented: unknown;
}

/** The shell blocks of the page, each with the JSON block that follows it. */
function commandsOf(page: string): Command[] {
  const blocks = [...page.matchAll(/^```(sh|json)\n(.*?)^```$/gms)].map(([, language, text = '']) => ({
    language,
    text,
  }));
  return blocks.flatMap(({ language, text }, index) => {
    const next = blocks[index + 1];
    if (language !== 'sh') return [];
    return [{ code: text, documented: next?.language === 'json' ? JSON.parse(next.text) : undefined }];
  });
}

/** Runs the blocks one after another in one shell, as a reader would. */
async function outputsOf(commands: readonly Command[]): Promise<string[]> {
  const script = commands.map(({ code }) => code).join(`\nprintf '${SEPARATOR}'\n`);
  const { otlpBaseUrl, instanceId, apiKey, managementKey } = demo.info;
  const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], {
    env: {
      ...process.env,
      API: `${demo.url}/api/v1/observability`,
      KEY: managementKey,
      OTLP_URL: otlpBaseUrl,
      INSTANCE_ID: instanceId,
      API_KEY: apiKey,
    },
  });
  return stdout.split(SEPARATOR);
}

/** What an answer must be like: `...` in a text stands for anything, and times that something took are never the same. */
function likeDocumented(documented: unknown): unknown {
  if (typeof documented === 'string' && documented.endsWith('...')) {
    return expect.stringContaining(documented.slice(0, -3));
  }
  if (Array.isArray(documented)) return documented.map(likeDocumented);
  if (typeof documented !== 'object' || documented === null) return documented;
  const fields = Object.entries(documented).map(([name, value]) => [
    name,
    name === 'duration_ms' ? expect.any(Number) : likeDocumented(value),
  ]);
  return expect.objectContaining(Object.fromEntries(fields));
}

it('the curl examples of docs/settings-api.md do what the page says', async () => {
  const commands = commandsOf(await readFile(PAGE, 'utf8'));
  const outputs = await outputsOf(commands);
  const answered = commands.filter(({ documented }) => documented !== undefined);
  expect(answered.length).toBe(commands.length - 1);
  commands.forEach(({ code, documented }, index) => {
    if (documented === undefined) return;
    expect({ code, answer: JSON.parse(outputs[index] ?? '') }).toEqual({ code, answer: likeDocumented(documented) });
  });
}, 60_000);

it('the commands of the README.md in the root lead from a switch to a trace', async () => {
  const readme = await readFile(new URL('../../../../README.md', import.meta.url), 'utf8');
  const commands = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, code = '']) => code);
  const code = commands.find((command) => command.includes('chat/completions'))?.replace(ADDRESS, demo.url) ?? '';
  expect(code).toContain(`DEMO=${demo.url}\n`);
  const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', code]);
  expect(stdout).toContain('"enabled":true');
  const names = async () => (await demo.traces()).map(({ rootName }) => rootName);
  await expect.poll(names, { timeout: 20_000 }).toContain('Metric Analysis Pipeline');
}, 60_000);
