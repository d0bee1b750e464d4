import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { freePort } from './free-port.mjs';
import { runCommand } from './run-command.mjs';

const START_MS = 30_000;

/**
 * Runs bundled workers on workerd, the runtime of Cloudflare's workers: no Node, no compatibility flags.
 *
 * @param {object} options
 * @param {string} options.consumer Has workerd installed.
 * @param {string} options.folder Has `<name>.js` for each worker.
 * @param {string[]} options.names
 * @param {Record<string, string>} options.env Bound to each worker.
 * @returns {Promise<{ urls: Record<string, string>, stop: () => Promise<string> }>} `stop` gives what workerd printed.
 */
export async function startWorkerd({ consumer, folder, names, env }) {
  const ports = await Promise.all(names.map(freePort));
  const bindings = Object.entries(env).map(([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`);
  const workers = names.map(
    (name) => `(name = "${name}", worker = (
      modules = [(name = "${name}.js", esModule = embed "${name}.js")],
      compatibilityDate = "2026-01-01",
      globalOutbound = "local",
      bindings = [${bindings.join(', ')}]
    ))`,
  );
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "local", network = (allow = ["private", "local"])),
    ${workers.join(',\n    ')}
  ],
  sockets = [${names.map((name, index) => `(name = "${name}", address = "127.0.0.1:${ports[index]}", http = (), service = "${name}")`).join(', ')}]
);
`;
  const file = path.join(folder, 'workerd.capnp');
  writeFileSync(file, config);
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  // The program itself: the package's command is a script that would leave it running.
  const { default: program } = createRequire(path.join(consumer, 'package.json'))('workerd');
  const running = runCommand(program, ['serve', file], {
    capture: true,
    onStart: (started) => {
      child = started;
    },
  });
  const urls = Object.fromEntries(names.map((name, index) => [name, `http://127.0.0.1:${ports[index]}`]));
  const stop = async () => {
    child?.kill('SIGTERM');
    return (await running).output;
  };
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    const answers = await Promise.all(Object.values(urls).map((url) => fetch(url).catch(() => undefined)));
    if (answers.every((answer) => answer !== undefined)) return { urls, stop };
    if (child?.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`workerd does not answer:\n${await stop()}`);
}
