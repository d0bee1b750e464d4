import type { Fetch } from '@broadcast-kit/core';
import type { UpstreamConfig } from '../config/demo-config.ts';
import type { ChatRequest } from './chat-request.ts';
import type { CompletionSource } from './completion-source.ts';
import { openAiError } from './openai-error.ts';

/** Options of {@link createUpstream}. */
export interface UpstreamOptions extends UpstreamConfig {
  readonly fetch: Fetch;
}

/** Headers that mean the same to the caller as to us. Lengths and encodings do not: `fetch` has undone them. */
const KEPT_HEADERS = /^(?:content-type|retry-after(?:-ms)?|x-request-id|x-ratelimit-.*)$/;

/** The body as an upstream may read it: without the fields that only a broadcasting gateway knows. */
function forwardedBody({ trace: _trace, session_id: _sessionId, ...body }: ChatRequest): Record<string, unknown> {
  if (body.stream !== true) return body;
  const options = typeof body.stream_options === 'object' && body.stream_options !== null ? body.stream_options : {};
  // Most upstreams tell the tokens of a stream only when asked.
  return { ...body, stream_options: { ...options, include_usage: true } };
}

/** Forwards chats to any OpenAI-compatible API. Streams pass through as they come. */
export function createUpstream({ baseUrl, apiKey, fetch }: UpstreamOptions): CompletionSource {
  async function send(path: string, init: RequestInit): Promise<Response> {
    let answer: Response;
    try {
      answer = await fetch(`${baseUrl}/${path}`, {
        ...init,
        headers: {
          'content-type': 'application/json',
          ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        },
      });
    } catch {
      if (init.signal?.aborted === true) {
        const message = 'The caller went away before the upstream answered.';
        return openAiError({ status: 499, code: 'client_disconnected', message });
      }
      // The error itself may quote headers: it stays here.
      const message = `The upstream at ${new URL(baseUrl).host} cannot be reached. Check UPSTREAM_BASE_URL and the network.`;
      return openAiError({ status: 502, code: 'upstream_unreachable', message });
    }
    const headers = new Headers();
    for (const [name, value] of answer.headers) if (KEPT_HEADERS.test(name)) headers.set(name, value);
    return new Response(answer.body, { status: answer.status, headers });
  }

  return {
    complete: (request, { signal }) =>
      send('chat/completions', { method: 'POST', body: JSON.stringify(forwardedBody(request)), signal }),
    models: (signal) => send('models', { method: 'GET', signal }),
  };
}
