import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Everything that an example talks to, at one address: a provider of models, the receiver of traces, the settings API, and the
 * files of a bundle.
 *
 * @typedef {object} ExampleHost
 * @property {string} url
 * @property {Record<string, string>} env What the examples read from their environment.
 * @property {unknown} generation One to record.
 * @property {() => { model: string | undefined }[]} received The traces that arrived.
 * @property {(folder: string) => void} serve Serves the files of a folder from now on, beside a settings API that knows nothing yet.
 * @property {() => Promise<void>} stop
 */

const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
]);

/**
 * @param {string} consumer A project that has our packages installed: the host uses them as they are published.
 * @returns {Promise<ExampleHost>}
 */
export async function startExampleHost(consumer) {
  const require = createRequire(path.join(consumer, 'package.json'));
  const load = (/** @type {string} */ name) => import(pathToFileURL(require.resolve(name)).href);
  const { basicAuthorization } = await load('@broadcast-kit/core');
  const { createFakeOtlpGateway, sampleGenerations } = await load('@broadcast-kit/core/testing');
  const { createBroadcastServer, createSecretBox, memoryDestinationStore } = await load('@broadcast-kit/server');
  const { toNodeListener } = await load('@broadcast-kit/server/node');

  const credentials = { instanceId: '123456', apiKey: 'glc_for_this_check_only' };
  const gateway = createFakeOtlpGateway({ cloud: true, ...credentials });
  let folder = consumer;
  let settings = createSettings();

  function createSettings() {
    return createBroadcastServer({
      store: memoryDestinationStore(),
      secrets: createSecretBox({ keys: ['only for this check: 32 characters or more'] }),
      authorize: () => ({ owner: 'workspace_1', actor: 'you', role: 'admin' }),
    });
  }

  /** @param {Request} request */
  async function answer(request) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/otlp/')) return gateway.handle(request);
    if (pathname.startsWith('/api/v1/observability/')) return settings.handler(request);
    if (pathname === '/v1/chat/completions') return Response.json(completionFor(await request.json()));
    const file = path.join(folder, pathname === '/' ? 'index.html' : path.basename(pathname));
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) return new Response(null, { status: 404 });
    return new Response(text, { headers: { 'Content-Type': contentTypes.get(path.extname(file)) ?? 'text/plain' } });
  }

  const server = createServer(toNodeListener(answer));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    url,
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `${url}/otlp`,
      OTEL_EXPORTER_OTLP_HEADERS: `Authorization=${encodeURIComponent(basicAuthorization(credentials))}`,
      OPENAI_BASE_URL: `${url}/v1`,
      OPENAI_API_KEY: 'sk-for-this-check-only',
      SECRET_KEY: 'only for this check: 32 characters or more',
    },
    generation: sampleGenerations({ startMs: Date.now() })[0],
    received: () =>
      gateway.traces().map((/** @type {{ traceId: string }} */ { traceId }) => ({ model: modelOf(traceId) })),
    serve(next) {
      folder = next;
      settings = createSettings();
      gateway.clear();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  /** @param {string} traceId */
  function modelOf(traceId) {
    const text = JSON.stringify(gateway.trace(traceId));
    return /"gen_ai\.request\.model","value":\{"stringValue":"([^"]+)"/.exec(text)?.[1];
  }
}

/** @param {any} body What an OpenAI client sends. */
function completionFor({ model }) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_769_028_176,
    model,
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hello!' }, finish_reason: 'stop', logprobs: null }],
    usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 },
  };
}
