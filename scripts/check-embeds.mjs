#!/usr/bin/env node
// npm run embeds (after npm run build): the code of the guides, copied as it stands into empty apps that have our packed
// packages installed. Each is built, started, and opened in Chromium. Needs the npm registry; part of npm run test:full.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { embedApps, writeEmbedApp } from './embed-apps.mjs';
import { freePort } from './free-port.mjs';
import { openEmbed } from './open-embed.mjs';
import { packPackages } from './pack-packages.mjs';
import { provideChromium } from './provide-chromium.mjs';
import { runCommand } from './run-command.mjs';
import { pnpm } from './workspace-tools.mjs';

/**
 * @typedef {import('./check-packages.mjs').Check} Check
 * @typedef {import('./embed-apps.mjs').EmbedApp} EmbedApp
 * @typedef {import('./embed-apps.mjs').Server} Server
 */

const MINUTE_MS = 60_000;

/**
 * @param {(check: Check) => void} report Called as each check ends.
 */
export async function checkEmbeds(report) {
  const chromium = await provideChromium();
  if (!chromium.ok) return report({ name: 'Chromium', ok: false, output: chromium.message });
  const work = mkdtempSync(path.join(tmpdir(), 'broadcast-kit-embeds-'));
  try {
    const result = await packPackages(work);
    if (!result.ok) return report({ name: 'pack', ok: false, output: result.output });
    const packages = Object.fromEntries(result.packed.map(({ name, tarball }) => [name, `file:${tarball}`]));
    for (const app of embedApps) {
      const folder = path.join(work, app.samples);
      writeEmbedApp(app, folder, packages);
      report(await checkEmbed(app, folder, chromium.path));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {EmbedApp} app
 * @param {string} folder
 * @param {string} executablePath
 * @returns {Promise<Check>}
 */
async function checkEmbed(app, folder, executablePath) {
  const name = `30-second embed in an empty ${app.name} app`;
  const install = ['install', '--prefer-offline', '--ignore-scripts', '--no-frozen-lockfile', '--ignore-workspace'];
  const installed = await bounded((onStart) => pnpm(install, { cwd: folder, capture: true, onStart }));
  if (installed.code !== 0) return { name, ok: false, output: installed.output };
  for (const command of app.build) {
    const built = await bounded((onStart) => run(folder, { command }, onStart));
    if (built.code !== 0) return { name, ok: false, output: `${command.join(' ')} failed:\n${built.output}` };
  }
  const ports = { page: await freePort(), backend: await freePort() };
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  const servers = app.servers(ports).map((server) => run(folder, server, (child) => children.push(child)));
  try {
    const url = `http://127.0.0.1:${ports.page}${app.page}`;
    const problem = await openEmbed({ url, cookie: app.cookie, executablePath });
    if (problem === undefined) return { name, ok: true, output: '' };
    for (const child of children) child.kill();
    const outputs = (await Promise.all(servers)).map(({ output }) => output);
    return { name, ok: false, output: [problem, ...outputs].join('\n') };
  } finally {
    for (const child of children) child.kill();
    await Promise.all(servers);
  }
}

/**
 * Runs a command of the app itself: a file of its own, or the command of a package that it has installed.
 *
 * @param {string} folder
 * @param {Server} server
 * @param {(child: import('node:child_process').ChildProcess) => void} onStart
 */
function run(folder, { command: [first = '', ...args], env = {} }, onStart) {
  const file = first.includes('/') ? path.join(folder, first) : binOf(path.join(folder, 'node_modules', first));
  return runCommand(process.execPath, [file, ...args], {
    cwd: folder,
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', ...env },
    capture: true,
    onStart,
  });
}

/** @param {string} folder */
function binOf(folder) {
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : Object.values(bin)[0]);
}

/**
 * Ends a command that takes too long, so that a registry that hangs does not hang us.
 *
 * @param {(onStart: (child: import('node:child_process').ChildProcess) => void) => ReturnType<typeof runCommand>} start
 */
async function bounded(start) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const result = await start((child) => {
    timer = setTimeout(() => child.kill('SIGKILL'), 5 * MINUTE_MS);
  });
  clearTimeout(timer);
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await checkEmbeds(({ name, ok, output }) => {
    console.log(ok ? `ok      ${name}` : `FAILED  ${name}\n${output}`);
    if (!ok) process.exitCode = 1;
  });
}
