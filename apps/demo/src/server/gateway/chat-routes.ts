import { type Clock, captureResponse, type Logger } from '@broadcast-kit/core';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { parseChatRequest } from './chat-request.ts';
import type { CompletionSource } from './completion-source.ts';
import { DEMO_OWNER, findGatewayKey, type GatewayKey } from './gateway-keys.ts';
import { createGenerationId } from './generation-id.ts';
import type { OpenCalls } from './open-calls.ts';
import { openAiError } from './openai-error.ts';

/** Options of {@link chatRoutes}. */
export interface ChatRoutesOptions {
  readonly source: CompletionSource;
  /** What opens the gateway. */
  readonly gatewayKeys: readonly string[];
  /** Gets a generation for every call that reached the source. */
  readonly calls: OpenCalls;
  readonly clock: Clock;
  readonly logger: Logger;
}

const MAX_BODY_BYTES = 10 * 1024 * 1024;

const tooLarge = () =>
  openAiError({ status: 413, code: 'request_too_large', message: 'The body has more than 10 MiB. Send less content.' });

interface KeyedEnv {
  Variables: { apiKey: GatewayKey };
}

function requireKey(keys: readonly string[]): MiddlewareHandler<KeyedEnv> {
  return async (c, next) => {
    const apiKey = findGatewayKey(c.req.header('authorization'), keys);
    if (apiKey === undefined) {
      const message =
        'This API key is not valid. Send "Authorization: Bearer ..." with a chat API key that the demo printed at its start.';
      return openAiError({ status: 401, code: 'invalid_api_key', message });
    }
    c.set('apiKey', apiKey);
    return next();
  };
}

/** The OpenAI-compatible gateway: `POST /chat/completions` and `GET /models`, both with a key. */
export function chatRoutes({ source, gatewayKeys, calls, clock, logger }: ChatRoutesOptions): Hono<KeyedEnv> {
  const keyed = requireKey(gatewayKeys);
  return new Hono<KeyedEnv>()
    .get('/models', keyed, (c) => source.models(c.req.raw.signal))
    .post('/chat/completions', keyed, bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }), async (c) => {
      const startedAtMs = clock.now();
      const body: unknown = await c.req.json().catch(() => undefined);
      if (body === undefined) {
        return openAiError({ status: 400, code: 'invalid_json', message: 'The body is not JSON. Check its quotes.' });
      }
      const parsed = parseChatRequest(body);
      if (!parsed.ok) {
        const { message, param } = parsed;
        return openAiError({ status: 400, code: 'invalid_request', message, ...(param === '' ? {} : { param }) });
      }

      if (!calls.begin()) {
        const message = 'This gateway is shutting down. Try again in a moment.';
        return openAiError({ status: 503, code: 'shutting_down', message, headers: { 'retry-after': '1' } });
      }
      const generationId = createGenerationId(startedAtMs);
      const answer = await source.complete(parsed.request, { generationId, signal: c.req.raw.signal });
      const captured = captureResponse(answer, {
        ...{
          id: generationId,
          owner: DEMO_OWNER,
          apiKey: c.get('apiKey'),
          request: parsed.request,
          headers: c.req.raw.headers,
        },
        ...{ recorder: calls.recorder, startedAtMs, clock, logger },
      });
      captured.headers.set('x-generation-id', generationId);
      return captured;
    });
}
