import { createBroadcaster, destinationsFromEnv, instrumentFetch } from '@broadcast-kit/core';

/** Variables and secrets of the worker. */
type Env = Readonly<
  Record<'OPENAI_BASE_URL' | 'OPENAI_API_KEY' | 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'OTEL_EXPORTER_OTLP_HEADERS', string>
>;

interface ExecutionContext {
  /** Keeps the worker alive after its answer. */
  waitUntil(promise: Promise<unknown>): void;
}

/** A worker in the style of Cloudflare's: what it holds ends with the request, so each has a broadcaster of its own. */
const worker = {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const broadcaster = createBroadcaster({ destinations: destinationsFromEnv(env) });
    const { question } = (await request.json()) as { question: string };
    const answer = await instrumentFetch(fetch, broadcaster)(`${env.OPENAI_BASE_URL}/chat/completions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${env.OPENAI_API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: question }] }),
    });
    const body = await answer.text();
    context.waitUntil(broadcaster.shutdown({ timeoutMs: 5_000 }));
    return new Response(body, { status: answer.status, headers: { 'Content-Type': 'application/json' } });
  },
};

// biome-ignore lint/style/noDefaultExport: this is what the platform looks for.
export default worker;
