import { describe, expect, it } from 'vitest';
import { fixtureBytes, fixtureJson } from '../capture/__fixtures__/read-fixture.ts';
import { instrumentFetch } from '../capture/instrument-fetch.ts';
import { fetchTransport } from '../otlp/fetch-transport.ts';
import { createTestClock } from '../testing/create-test-clock.ts';
import { createFakeOtlpGateway } from '../testing/fake-otlp-gateway/create-fake-otlp-gateway.ts';
import { createBroadcaster } from './create-broadcaster.ts';

const CREDENTIALS = { instanceId: '123456', apiKey: 'glc_test-key' };

const CALLS = [
  { name: 'chat', path: '/chat/completions', request: 'chat', answer: 'chat.response.json' },
  { name: 'chat-streamed', path: '/chat/completions', request: 'chat', answer: 'chat.sse' },
  { name: 'chat-several-choices', path: '/chat/completions', request: 'chat-choices', answer: 'chat-choices.sse' },
  { name: 'chat-broken-off', path: '/chat/completions', request: 'chat', answer: 'chat-error.sse' },
  { name: 'responses', path: '/responses', request: 'responses', answer: 'responses.response.json' },
  { name: 'responses-streamed', path: '/responses', request: 'responses', answer: 'responses.sse' },
  { name: 'messages', path: '/messages', request: 'messages', answer: 'messages.response.json' },
  { name: 'messages-streamed', path: '/messages', request: 'messages', answer: 'messages.sse' },
  { name: 'text', path: '/completions', request: 'text', answer: 'text.response.json' },
  { name: 'text-streamed', path: '/completions', request: 'text', answer: 'text.sse' },
  { name: 'embeddings', path: '/embeddings', request: 'embeddings', answer: 'embeddings.response.json' },
] as const;

/** Makes one call through an instrumented fetch and answers what a receiver as strict as Tempo got of it. */
async function broadcastCall({ path, request, answer }: (typeof CALLS)[number], privacyMode: boolean) {
  const clock = createTestClock({ nowMs: 1_769_028_176_000 });
  const gateway = createFakeOtlpGateway({ ...CREDENTIALS, clock });
  const config = { baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net', ...CREDENTIALS };
  const broadcaster = createBroadcaster({
    destinations: [{ id: 'd1', name: 'Grafana Cloud', privacyMode, config }],
    transport: fetchTransport({ fetch: gateway.fetch, clock }),
    clock,
  });
  const provider = async () => {
    await clock.advance(412);
    const type = answer.endsWith('.sse') ? 'text/event-stream' : 'application/json';
    return new Response(fixtureBytes(answer) as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } });
  };
  const call = instrumentFetch(provider as typeof fetch, broadcaster, { clock, createId: () => 'gen-created' });
  const body = JSON.stringify(fixtureJson(`${request}.request.json`));
  await (await call(`https://openrouter.ai/api/v1${path}`, { method: 'POST', body })).text();
  await broadcaster.flush();
  return { received: gateway.received(), lint: gateway.lint(), stats: broadcaster.stats().total };
}

describe('a recorded call, captured, mapped, encoded and received', () => {
  it.each(CALLS)('$name', async (call) => {
    const { received, lint, stats } = await broadcastCall(call, false);
    expect(stats).toMatchObject({ delivered: 1, pending: 0, dropped: {}, refused: {} });
    expect(lint).toEqual([]);
    expect(received.map(({ status }) => status)).toEqual([200]);
    await expect(`${JSON.stringify(received[0]?.body, null, 2)}\n`).toMatchFileSnapshot(
      `./__golden__/${call.name}.json`,
    );
  });

  it.each(CALLS)('$name, in privacy mode', async (call) => {
    const { received, stats } = await broadcastCall(call, true);
    expect(stats).toMatchObject({ delivered: 1 });
    expect(JSON.stringify(received[0]?.body)).not.toMatch(
      /gen_ai\.(prompt|completion|input\.messages|output\.messages)/,
    );
  });
});
