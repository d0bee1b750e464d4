import type { SentTraceWire } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import {
  BAD_KEY,
  createSettingsTestApi,
  GOOD_CONFIG,
  GOOD_KEY,
  OTHER_BASE_URL,
  reasonOf,
} from '../__fixtures__/settings-test-api.ts';

type Api = ReturnType<typeof createSettingsTestApi>;
const sendSaved = (api: Api, id: string, config?: unknown) =>
  api.send<SentTraceWire>('POST', `destinations/${id}/send-trace`, config === undefined ? {} : { body: { config } });
const sendDraft = (api: Api, config: unknown) =>
  api.send<SentTraceWire>('POST', 'destinations/send-trace', { body: { config } });

/** The spans of the last request, with attributes as a flat object of OTLP values. */
function lastTrace(api: Api) {
  const { body } = api.probes.at(-1) ?? { body: new Uint8Array() };
  const [entry] = JSON.parse(new TextDecoder().decode(body)).resourceSpans;
  const flat = (attributes: readonly { key: string; value: object }[]) =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
  return {
    resource: flat(entry.resource.attributes),
    spans: entry.scopeSpans[0].spans.map((span: { attributes: [] }) => ({
      ...span,
      attributes: flat(span.attributes),
    })),
  };
}

describe('sending a trace to a saved destination', () => {
  it('sends one marked as a test, and says which', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    const answer = await sendSaved(api, id);
    expect([answer.status, answer.data]).toEqual([
      200,
      { ok: true, trace_id: expect.stringMatching(/^[0-9a-f]{32}$/), duration_ms: 0 },
    ]);
    const { resource, spans } = lastTrace(api);
    expect(resource).toMatchObject({ 'service.name': 'openrouter' });
    expect(spans.map(({ name }: { name: string }) => name)).toEqual(['Test Trace - Broadcast', 'Test Generation']);
    expect(spans[1]).toMatchObject({
      traceId: answer.data.trace_id,
      attributes: {
        'gen_ai.request.model': 'openai/gpt-4o',
        'gen_ai.usage.input_tokens': '50',
        'gen_ai.usage.output_tokens': '100',
        'gen_ai.usage.total_cost': 0.02,
        'gen_ai.prompt': expect.stringContaining('What is the capital of France?'),
        'trace.metadata.environment': 'test',
        'trace.metadata.source': 'observability-test-button',
        'trace.metadata.test': true,
      },
    });
  });

  it('has a trace of its own each time', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    expect((await sendSaved(api, id)).data.trace_id).not.toBe((await sendSaved(api, id)).data.trace_id);
  });

  it('shapes it as the destination asks for', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create({ privacy_mode: true, broadcast_kit: { service_name: 'acme-gateway' } });
    await sendSaved(api, id);
    const { resource, spans } = lastTrace(api);
    expect(resource).toMatchObject({ 'service.name': 'acme-gateway' });
    expect(JSON.stringify(spans)).not.toContain('France');
  });

  it('becomes the health of the destination', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    await api.clock.advance(1000);
    const body = '{"code":7,"message":"missing required scope: traces:write"}';
    api.answerProbesWith(() => ({ kind: 'response', status: 403, header: () => undefined, body }));
    const answer = await sendSaved(api, id);
    expect(answer.data).toMatchObject({ ok: false, diagnosis: { code: 'auth.scope', field: 'apiKey' } });
    const { health } = (await api.send('GET', `destinations/${id}`)).data.broadcast_kit;
    expect(health).toMatchObject({ state: 'failing', diagnosis: { code: 'auth.scope' } });
  });

  it('fails where the endpoint takes the request and throws the spans away', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    const body = '{"partialSuccess":{"rejectedSpans":"2","errorMessage":"trace too large"}}';
    api.answerProbesWith(() => ({ kind: 'response', status: 200, header: () => undefined, body }));
    expect((await sendSaved(api, id)).data).toMatchObject({
      ok: false,
      trace_id: expect.any(String),
      diagnosis: { code: 'payload.rejected', detail: 'trace too large' },
    });
  });

  it('does not tell what an endpoint that the operator does not know threw away', async () => {
    const api = createSettingsTestApi({ urlPolicy: { allowSelfHosted: true } });
    const body = '{"partialSuccess":{"rejectedSpans":"2","errorMessage":"trace too large"}}';
    api.answerProbesWith(() => ({ kind: 'response', status: 200, header: () => undefined, body }));
    const pending = sendDraft(api, { ...GOOD_CONFIG, baseUrl: 'https://otel.acme.example' });
    await api.clock.advance(5000);
    const { data, text } = await pending;
    expect(data).toMatchObject({ ok: false, duration_ms: 5000, diagnosis: { code: 'net.unreachable' } });
    expect(text).not.toContain('too large');
  });

  it('never takes the stored key to another host', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    api.probes.length = 0;
    expect(reasonOf(await sendSaved(api, id, { baseUrl: OTHER_BASE_URL }))).toEqual([400, 'secret_required']);
    expect(api.probes).toEqual([]);
    expect((await sendSaved(api, id, { baseUrl: OTHER_BASE_URL, apiKey: GOOD_KEY })).data.ok).toBe(true);
  });

  it('counts among the tests of the minute', async () => {
    const api = createSettingsTestApi({ testsPerMinute: 2 });
    const { id } = await api.create();
    expect((await sendSaved(api, id)).status).toBe(200);
    expect(reasonOf(await sendSaved(api, id))).toEqual([429, 'rate_limited']);
  });
});

describe('sending a trace with values that are not saved', () => {
  it('sends it and saves nothing', async () => {
    const api = createSettingsTestApi();
    expect((await sendDraft(api, GOOD_CONFIG)).data).toMatchObject({ ok: true, trace_id: expect.any(String) });
    expect(lastTrace(api).spans.length).toBe(2);
    expect(await api.store.list('workspace_1')).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string, unknown]>([
    ['a wrong key', { apiKey: BAD_KEY }, 'auth.unauthorized', expect.any(String)],
    ['a text for an Instance ID', { instanceId: 'acme' }, 'config.invalid', null],
    ['a host that is not allowed', { baseUrl: 'https://10.0.0.1' }, 'endpoint.not_allowed', null],
  ])('names the reason, and no trace where none was sent: %s', async (_, changes, code, traceId) => {
    const answer = await sendDraft(createSettingsTestApi(), { ...GOOD_CONFIG, ...changes });
    expect(answer.data).toMatchObject({ ok: false, trace_id: traceId, diagnosis: { code } });
  });
});
