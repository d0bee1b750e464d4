import { describe, expect, it } from 'vitest';
import { createUpstream } from './upstream.ts';

const context = { generationId: 'gen-1-a', signal: new AbortController().signal };
const request = {
  model: 'gpt-4o',
  messages: [{ role: 'user' as const, content: 'Hello' }],
  user: 'user_1',
  session_id: 'session_1',
  trace: { trace_name: 'Pipeline' },
};

function upstreamThat(answer: () => Response | Promise<Response>) {
  const calls: { url: string; headers: Headers; body: unknown }[] = [];
  const upstream = createUpstream({
    baseUrl: 'https://models.example/v1',
    apiKey: 'sk-upstream',
    async fetch(url, init) {
      calls.push({ url, headers: new Headers(init?.headers), body: JSON.parse(String(init?.body)) });
      return answer();
    },
  });
  return { upstream, calls };
}

describe('createUpstream', () => {
  it('sends the request with the upstream key and without the fields that only the gateway knows', async () => {
    const { upstream, calls } = upstreamThat(() => Response.json({ id: 'chatcmpl-1' }));
    const response = await upstream.complete(request, context);
    expect(await response.json()).toEqual({ id: 'chatcmpl-1' });
    expect(calls[0]?.url).toBe('https://models.example/v1/chat/completions');
    expect(calls[0]?.headers.get('authorization')).toBe('Bearer sk-upstream');
    expect(calls[0]?.body).toEqual({ model: 'gpt-4o', messages: request.messages, user: 'user_1' });
  });

  it('asks for the usage of a stream and keeps the other stream options', async () => {
    const { upstream, calls } = upstreamThat(() => new Response('data: [DONE]\n\n'));
    await upstream.complete({ ...request, stream: true, stream_options: { include_obfuscation: false } }, context);
    expect(calls[0]?.body).toMatchObject({ stream_options: { include_obfuscation: false, include_usage: true } });
  });

  it('passes a stream on byte by byte and keeps the headers that the caller needs', async () => {
    const body = ': waiting\r\n\r\ndata: {"choices":[]}\r\n\r\ndata: [DONE]\r\n\r\n';
    const headers = {
      'content-type': 'text/event-stream',
      'x-request-id': 'req_1',
      'content-encoding': 'gzip',
      'content-length': '7',
      'set-cookie': 'a=b',
    };
    const { upstream } = upstreamThat(() => new Response(body, { headers }));
    const response = await upstream.complete({ ...request, stream: true }, context);
    expect(await response.text()).toBe(body);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/event-stream',
      'x-request-id': 'req_1',
    });
  });

  it('passes an error of the upstream on with its advice when to try again', async () => {
    const error = { error: { message: 'Slow down', type: 'rate_limit_error' } };
    const { upstream } = upstreamThat(() => Response.json(error, { status: 429, headers: { 'retry-after': '7' } }));
    const response = await upstream.complete(request, context);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toEqual(error);
  });

  it('tells a caller that went away from an upstream that failed', async () => {
    const gone = new AbortController();
    const { upstream } = upstreamThat(() => {
      gone.abort();
      return Promise.reject(gone.signal.reason);
    });
    const response = await upstream.complete(request, { ...context, signal: gone.signal });
    expect(response.status).toBe(499);
  });

  it('answers 502 when the upstream cannot be reached, and never repeats what fetch said', async () => {
    const { upstream } = upstreamThat(() => Promise.reject(new TypeError('bad header Bearer sk-upstream')));
    const response = await upstream.complete(request, context);
    expect(response.status).toBe(502);
    const text = await response.text();
    expect(text).toContain('models.example cannot be reached');
    expect(text).not.toContain('sk-upstream');
  });
});
