import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@broadcast-kit/core';
import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attributeText } from '../trace-reading/read-attributes.ts';
import type { DemoConfig } from './config/demo-config.ts';
import { startDemo } from './start-demo.ts';
import { startTestDemo, type TestDemo } from './start-test-demo.ts';

const EXAMPLE = {
  model: 'openai/gpt-4o',
  messages: [{ role: 'user' as const, content: 'Analyze this metric...' }],
  user: 'user_12345',
  session_id: 'session_abc',
  trace: {
    trace_id: 'monitoring_pipeline_001',
    trace_name: 'Metric Analysis Pipeline',
    generation_name: 'Anomaly Detection',
    environment: 'production',
    alert_id: 'alert_789',
  },
};

let dataDir: string;
let demo: TestDemo;

const start = (config?: Partial<DemoConfig>, tokenMs?: number) => startTestDemo({ dataDir, config, tokenMs });

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
  demo = await start();
});

afterEach(async () => {
  await demo.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const stream = (body: object, signal?: AbortSignal) =>
  fetch(`${demo.url}/api/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-demo-a' },
    body: JSON.stringify({ ...body, stream: true }),
    ...(signal === undefined ? {} : { signal }),
  });

describe('the main job by API alone', () => {
  it('switches broadcast on, tests, saves, and shows the trace of the example', async () => {
    expect((await demo.settings('PATCH', 'broadcast', { enabled: true })).body.data.enabled).toBe(true);
    const tested = await demo.settings('POST', 'destinations/test', { config: demo.printedConfig() });
    expect(tested.body.data).toMatchObject({ ok: true, receipt: expect.any(String) });
    const draft = { type: 'grafana', name: 'Grafana Cloud', config: demo.printedConfig() };
    const saved = await demo.settings('POST', 'destinations', { ...draft, test_receipt: tested.body.data.receipt });
    expect(saved.status).toBe(201);
    expect(JSON.stringify(saved.body)).not.toContain(demo.info.apiKey);

    const answered = await demo.chat(EXAMPLE);
    expect(answered.body).toMatchObject({ object: 'chat.completion', usage: { cost: expect.any(Number) } });

    const [trace] = await demo.traces();
    expect(trace).toMatchObject({ rootName: 'Metric Analysis Pipeline', serviceName: 'openrouter', spanCount: 2 });
    const spans = await demo.spansOf(trace?.traceId ?? '');
    const root = spans.find((span) => span.parentSpanId === undefined);
    const generation = spans.find((span) => span.name === 'Anomaly Detection');
    expect(root).toMatchObject({ name: 'Metric Analysis Pipeline', kind: 'internal' });
    expect(generation).toMatchObject({ kind: 'client', parentSpanId: root?.spanId, status: { code: 'ok' } });
    const attributes = Object.fromEntries((generation?.attributes ?? []).map(({ key, value }) => [key, value]));
    expect(attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.system': 'openai',
      'gen_ai.request.model': 'openai/gpt-4o',
      'gen_ai.response.model': 'openai/gpt-4o',
      'gen_ai.response.finish_reason': 'stop',
      'gen_ai.usage.input_tokens': String(answered.body.usage.prompt_tokens),
      'gen_ai.usage.output_tokens': String(answered.body.usage.completion_tokens),
      'gen_ai.usage.total_tokens': String(answered.body.usage.total_tokens),
      'user.id': 'user_12345',
      'session.id': 'session_abc',
      'trace.metadata.environment': 'production',
      'trace.metadata.alert_id': 'alert_789',
      'trace.metadata.trace_id': 'monitoring_pipeline_001',
    });
    const resource = Object.fromEntries((generation?.resource ?? []).map(({ key, value }) => [key, value]));
    expect(resource).toEqual({
      'service.name': 'openrouter',
      'service.version': '1.0.0',
      'openrouter.trace.id': answered.body.id,
    });
    expect(answered.body.id).toMatch(/^gen-\d{10}-[0-9A-Za-z]{20}$/);
  });

  it('takes session and parent from headers where the body names none', async () => {
    await demo.addDestination();
    const { user, messages, model } = EXAMPLE;
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await demo.chat({ model, messages, user }, 'sk-demo-b', { 'x-session-id': 'session_header', traceparent });
    const [trace] = await demo.traces();
    expect(trace).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', sessionId: 'session_header' });
    const [span] = await demo.spansOf(trace?.traceId ?? '');
    expect(span).toMatchObject({ parentSpanId: 'b7ad6b7169203331', name: 'openai/gpt-4o' });
    expect(attributeText(span?.attributes ?? [], 'trace.metadata.openrouter.api_key_name')).toBe('Demo key B');
  });

  it('sends nothing while broadcast is off', async () => {
    await demo.addDestination();
    await demo.settings('PATCH', 'broadcast', { enabled: false });
    await demo.chat({ ...EXAMPLE, trace: { trace_name: 'While off' } });
    await demo.settings('PATCH', 'broadcast', { enabled: true });
    await demo.chat({ ...EXAMPLE, trace: { trace_name: 'While on' } });
    expect((await demo.traces()).map(({ rootName }) => rootName)).toEqual(['While on']);
  });

  it.each([
    ['a wrong key', { apiKey: 'glc_wrongwrongwrong' }, 'apiKey'],
    ['a text as Instance ID', { instanceId: 'my-stack' }, 'instanceId'],
    ['a dashboard URL', { baseUrl: 'https://acme.grafana.net' }, 'baseUrl'],
  ])('names the field of %s and saves nothing', async (_, wrong, field) => {
    const config = { ...demo.printedConfig(), ...wrong };
    const refused = await demo.settings('POST', 'destinations', { type: 'grafana', name: 'Grafana Cloud', config });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body.error.metadata)).toContain(field);
    expect(JSON.stringify(refused.body)).not.toContain(config.apiKey);
    expect((await demo.settings('GET', 'destinations')).body.data).toEqual([]);
  });

  it('refuses a host that the operator has not allowed', async () => {
    const config = { ...demo.printedConfig(), baseUrl: 'http://127.0.0.1:9/otlp' };
    const tested = await demo.settings('POST', 'destinations/test', { config });
    expect(tested.body.data).toMatchObject({ ok: false, diagnosis: { field: 'baseUrl' } });
  });
});

describe('the official OpenAI client', () => {
  const clientOf = (apiKey: string) => new OpenAI({ baseURL: `${demo.url}/api/v1`, apiKey, maxRetries: 0 });

  it('works unchanged, streamed and not, and each call becomes one trace', async () => {
    await demo.addDestination();
    const client = clientOf('sk-demo-a');
    const { model, messages } = EXAMPLE;
    const whole = await client.chat.completions.create({ model, messages });
    let streamed = '';
    let usage: OpenAI.CompletionUsage | null | undefined;
    for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
      streamed += chunk.choices[0]?.delta.content ?? '';
      usage = chunk.usage ?? usage;
    }
    expect(streamed).toBe(whole.choices[0]?.message.content);
    expect(usage?.total_tokens).toBe(whole.usage?.total_tokens);
    expect((await client.models.list()).data.map(({ id }) => id)).toContain('openai/gpt-4o');

    const received = await demo.traces(2);
    expect(received).toHaveLength(2);
    const streams = await Promise.all(
      received.map(async ({ traceId }) => {
        const spans = await demo.spansOf(traceId);
        expect(spans).toHaveLength(1);
        return attributeText(spans[0]?.attributes ?? [], 'gen_ai.request.stream');
      }),
    );
    expect(streams.toSorted()).toEqual(['false', 'true']);
  });

  it('throws its own classes of error', async () => {
    const { messages } = EXAMPLE;
    const ask = (key: string, model: string) => clientOf(key).chat.completions.create({ model, messages });
    await expect(ask('sk-wrong', 'openai/gpt-4o')).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
    await expect(ask('sk-demo-a', 'demo/fail-429')).rejects.toBeInstanceOf(OpenAI.RateLimitError);
    await expect(ask('sk-demo-a', '')).rejects.toBeInstanceOf(OpenAI.BadRequestError);
  });

  it('traces calls that fail, also in the middle of a stream', async () => {
    await demo.addDestination();
    await demo.chat({ ...EXAMPLE, trace: { trace_name: 'Refused' }, model: 'demo/fail-500' });
    const broken = await stream({ ...EXAMPLE, trace: { trace_name: 'Broken' }, model: 'demo/fail-midstream' });
    await broken.text();
    const received = await demo.traces(2);
    expect(received.map(({ rootName, status }) => [rootName, status]).toSorted()).toEqual([
      ['Broken', 'error'],
      ['Refused', 'error'],
    ]);
  });

  it('traces a call whose caller goes away in the middle of the answer', async () => {
    await demo.stop();
    demo = await start({}, 20);
    await demo.addDestination();
    const leaving = new AbortController();
    const answer = await stream(EXAMPLE, leaving.signal);
    const reader = answer.body?.getReader();
    for (let text = ''; !text.includes('compared'); ) text += new TextDecoder().decode((await reader?.read())?.value);
    leaving.abort();
    const [trace] = await demo.traces();
    const spans = await demo.spansOf(trace?.traceId ?? '');
    const generation = spans.find(({ kind }) => kind === 'client');
    expect(generation?.status.code).toBe('error');
    expect(attributeText(generation?.attributes ?? [], 'error.type')).toBe('client_disconnected');
    expect(attributeText(generation?.attributes ?? [], 'gen_ai.completion')).toContain('compared');
  });
});

describe('who gets in', () => {
  it('refuses a wrong gateway key and a wrong management key', async () => {
    expect(await demo.chat(EXAMPLE, 'sk-wrong')).toMatchObject({
      status: 401,
      body: { error: { code: 'invalid_api_key' } },
    });
    const wrong = { authorization: 'Bearer sk-demo-a' };
    expect((await demo.call('GET', '/api/v1/observability/destinations', undefined, wrong)).status).toBe(401);
    expect((await demo.call('GET', '/api/v1/observability/destinations')).status).toBe(401);
  });

  it('lists its models to those who have a key', async () => {
    const models = (key: string) => demo.call('GET', '/api/v1/models', undefined, { authorization: `Bearer ${key}` });
    expect((await models('sk-demo-b')).body.data).toContainEqual(expect.objectContaining({ id: 'openai/gpt-4o' }));
    expect((await models('sk-wrong')).status).toBe(401);
  });

  it('asks for the printed keys, not the well-known ones, once other machines reach it', async () => {
    await demo.stop();
    demo = await start({ host: '0.0.0.0' });
    const { gatewayKeys } = demo.info;
    const [key = ''] = gatewayKeys;
    expect(key).toMatch(/^sk-demo-a-.{24}$/);
    expect((await demo.chat(EXAMPLE)).status).toBe(401);
    expect((await demo.call('GET', '/api/v1/models')).status).toBe(401);
    expect((await demo.chat(EXAMPLE, key)).status).toBe(200);

    await demo.stop();
    demo = await start({ host: '0.0.0.0' });
    expect(demo.info.gatewayKeys).toEqual(gatewayKeys);
  });

  it('explains a body that is no chat request', async () => {
    expect(await demo.chat({ model: 'openai/gpt-4o' })).toMatchObject({
      status: 400,
      body: { error: { type: 'invalid_request_error', param: 'messages', message: 'messages is required.' } },
    });
  });

  it('tells the credentials on this machine', async () => {
    const { body } = await demo.call('GET', '/api/demo/info');
    expect(body).toEqual({ ...demo.info, instanceId: '123456', gatewayKeys: ['sk-demo-a', 'sk-demo-b'] });
  });

  it.each([
    ['POST', '/otlp/v1/traces', 'cross-site'],
    ['GET', '/api/demo/info', 'same-site'],
  ])('refuses a %s %s that a %s page sends', async (method, path, site) => {
    expect((await demo.call(method, path, undefined, { 'sec-fetch-site': site })).status).toBe(403);
  });

  it('answers an OTLP body without credentials before the body has come', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const options = { method: 'POST', headers: { 'content-type': 'application/json' } };
      const call = request(`${demo.url}/otlp/v1/traces`, options, (response) => {
        resolve(response.statusCode);
        call.destroy();
      }).on('error', reject);
      // The rest never comes.
      call.write('{"resourceSpans":[');
    });
    expect(status).toBe(401);
  });

  it.each(['/api/demo/info', '/api/demo/traces', '/', '/api/v1/models'])(
    'answers nothing on %s to a page of another site whose name resolves to this machine',
    async (path) => {
      const { port } = new URL(demo.url);
      // fetch does not let its caller set Host.
      const { request } = await import('node:http');
      const status = await new Promise((resolve, reject) => {
        const options = { host: '127.0.0.1', port, path, headers: { host: `evil.example:${port}` } };
        request(options, (response) => resolve(response.resume().statusCode))
          .on('error', reject)
          .end();
      });
      expect(status).toBe(421);
    },
  );
});

describe('a restart', () => {
  it('keeps keys, destinations and traces', async () => {
    await demo.addDestination();
    await demo.chat(EXAMPLE);
    const before = await demo.traces();
    const { apiKey, managementKey } = demo.info;
    await demo.stop();
    demo = await start();
    expect(demo.info).toMatchObject({ apiKey, managementKey });
    expect(await demo.traces()).toEqual(before);
    expect((await demo.settings('GET', 'destinations')).body.data).toMatchObject([{ name: 'Grafana Cloud' }]);
  });

  it('clears everything when asked to', async () => {
    await demo.addDestination();
    await demo.chat(EXAMPLE);
    await demo.traces();
    const { managementKey } = demo.info;
    await demo.stop();
    demo = await start({ reset: true });
    expect(demo.info.managementKey).not.toBe(managementKey);
    expect((await demo.call('GET', '/api/demo/traces')).body).toEqual({ traces: [] });
    expect((await demo.settings('GET', 'destinations')).body.data).toEqual([]);
  });

  it('delivers what was recorded before it ends, and counts it', async () => {
    await demo.addDestination();
    await demo.chat(EXAMPLE);
    const { shutdown, total } = await demo.stop();
    expect(total).toMatchObject({ offered: 1, delivered: 1, pending: 0, dropped: {} });
    expect(shutdown.dropped).toBe(0);
    demo = await start();
    expect(await demo.traces()).toHaveLength(1);
  });

  it('waits for an answer that is still being streamed', async () => {
    await demo.stop();
    demo = await start({}, 2);
    await demo.addDestination();
    const answer = await stream(EXAMPLE);
    const text = answer.text();
    const { total } = await demo.stop();
    expect(await text).toContain('data: [DONE]');
    expect(total).toMatchObject({ offered: 1, delivered: 1, pending: 0 });
    demo = await start();
  });

  it('finds its port taken, says so, and leaves the data of the running demo alone', async () => {
    const { port } = new URL(demo.url);
    const config = { host: '127.0.0.1', port: Number(port), dataDir, reset: true, allowHosts: [] };
    const second = await startDemo(config, { pagesDir: dataDir, logger: silentLogger });
    expect(second).toEqual({ ok: false, message: expect.stringContaining(`Port ${port} is taken`) });
    expect((await demo.settings('GET', 'destinations')).status).toBe(200);
  });
});

describe('a self-hosted receiver', () => {
  it('gets traces by plain http once the operator has allowed its host', async () => {
    const asked: string[] = [];
    const receiver = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
    });
    await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', resolve));
    const address = receiver.address();
    const host = `127.0.0.1:${typeof address === 'object' ? address?.port : undefined}`;
    const draft = {
      type: 'grafana',
      name: 'Tempo',
      config: { baseUrl: `http://${host}`, instanceId: '1', apiKey: 'glc_anything-at-all' },
    };
    expect((await demo.settings('POST', 'destinations', draft)).status).toBe(400);
    expect(asked).toEqual([]);

    await demo.stop();
    demo = await start({ allowHosts: [host] });
    await demo.settings('PATCH', 'broadcast', { enabled: true });
    expect((await demo.settings('POST', 'destinations', draft)).status).toBe(201);
    await demo.chat(EXAMPLE);
    const { total } = await demo.stop();
    expect(total).toMatchObject({ offered: 1, delivered: 1 });
    expect(asked).toEqual(['POST /v1/traces', 'POST /v1/traces']);
    receiver.close();
    demo = await start();
  });
});

describe('a real model behind the gateway', () => {
  it('is asked with its own key, streams through, and leaves a trace', async () => {
    const asked: string[] = [];
    const upstream = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const chunk = (value: object) =>
        `data: ${JSON.stringify({ id: 'chatcmpl-1', model: 'gpt-4o-2024', ...value })}\n\n`;
      response.write(chunk({ choices: [{ index: 0, delta: { content: 'Hello' }, finish_reason: 'stop' }] }));
      response.end(`${chunk({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 1 } })}data: [DONE]\n\n`);
    });
    await new Promise<void>((resolve) => void upstream.listen(0, '127.0.0.1', resolve));
    const address = upstream.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await demo.stop();
    demo = await start({ upstream: { baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'sk-upstream' } });
    await demo.addDestination();

    const client = new OpenAI({ baseURL: `${demo.url}/api/v1`, apiKey: 'sk-demo-a' });
    const { model, messages } = EXAMPLE;
    let text = '';
    for await (const chunk of await client.chat.completions.create({ model, messages, stream: true })) {
      text += chunk.choices[0]?.delta.content ?? '';
    }
    expect(text).toBe('Hello');
    expect(asked).toEqual(['POST /v1/chat/completions Bearer sk-upstream']);
    expect(await demo.traces()).toMatchObject([{ totalTokens: 4, models: ['openai/gpt-4o'] }]);
    upstream.close();
  });
});
