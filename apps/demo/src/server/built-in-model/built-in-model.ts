import type { Clock } from '@broadcast-kit/core';
import { systemClock } from '@broadcast-kit/core';
import type { ChatRequest } from '../gateway/chat-request.ts';
import type { CompletionSource } from '../gateway/completion-source.ts';
import { openAiError } from '../gateway/openai-error.ts';
import { type CompletionHead, completionObject, deltaChunk, deltasOf, usageChunk } from './completion-wire.ts';
import { MODEL_PRICES } from './model-prices.ts';
import { type CompletionPlan, planCompletion } from './plan-completion.ts';
import { plannedFailure } from './planned-failure.ts';

/** How long the model takes. */
export interface ModelPace {
  /** Before the first token. */
  readonly firstTokenMs: number;
  /** Between two tokens. */
  readonly tokenMs: number;
  /** Before the first token of `demo/slow`. */
  readonly slowFirstTokenMs: number;
}

/** Options of {@link createBuiltInModel}. */
export interface BuiltInModelOptions {
  /** Default: that of a fast hosted model. */
  readonly pace?: ModelPace | undefined;
  /** Default: the platform's. */
  readonly clock?: Clock | undefined;
}

// The specification's example query calls more than five seconds slow.
const HOSTED: ModelPace = { firstTokenMs: 180, tokenMs: 12, slowFirstTokenMs: 5_500 };

const FAILURES: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  429: { code: 'rate_limit_exceeded', message: 'Rate limit reached for this model. Try again in 1 s.' },
};

function refuse(status: number): Response {
  const known = FAILURES[status];
  return openAiError({
    status,
    code: known?.code ?? 'provider_error',
    message: known?.message ?? `The model slug demo/fail-${status} asked for this failure.`,
    ...(status === 429 ? { headers: { 'retry-after': '1' } } : {}),
  });
}

/**
 * A model that needs no network: deterministic answers, streamed token by token, with plausible token counts and
 * costs. It takes any model slug. It calls a tool that the last message asks for, fails on demand
 * (`demo/fail-429`, `demo/fail-500`, `demo/fail-midstream`) and can be slow (`demo/slow`).
 */
export function createBuiltInModel({ pace = HOSTED, clock = systemClock }: BuiltInModelOptions = {}): CompletionSource {
  const pause = (ms: number) =>
    ms === 0 ? Promise.resolve() : new Promise<void>((resolve) => void clock.schedule(resolve, ms));
  const firstTokenMs = (model: string) => (model === 'demo/slow' ? pace.slowFirstTokenMs : pace.firstTokenMs);

  async function* events(head: CompletionHead, request: ChatRequest, plan: CompletionPlan): AsyncGenerator<string> {
    const data = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
    // Clients must skip comments; gateways send them to keep a waiting connection open.
    yield ': the model is working\n\n';
    await pause(firstTokenMs(request.model));
    const deltas = [...deltasOf(plan)];
    const breaksAt = plannedFailure(request.model) ? Math.ceil(deltas.length / 3) : Number.POSITIVE_INFINITY;
    for (const [index, delta] of deltas.entries()) {
      if (index === breaksAt) {
        const error = { code: 502, message: 'The provider closed the connection in the middle of the answer.' };
        yield data({ ...deltaChunk(head, { content: '' }, 'error'), error });
        yield 'data: [DONE]\n\n';
        return;
      }
      yield data(deltaChunk(head, delta));
      await pause(pace.tokenMs);
    }
    yield data(deltaChunk(head, {}, plan.finishReason));
    yield data(usageChunk(head, plan));
    yield 'data: [DONE]\n\n';
  }

  function stream(source: AsyncGenerator<string>): Response {
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await source.next();
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await source.return(undefined);
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' } });
  }

  return {
    async complete(request, { generationId }) {
      const failure = plannedFailure(request.model);
      if (failure?.kind === 'status') return refuse(failure.status);
      const plan = planCompletion(request);
      const head = { id: generationId, created: Math.floor(clock.now() / 1000), model: request.model };
      if (request.stream === true) return stream(events(head, request, plan));
      await pause(firstTokenMs(request.model) + pace.tokenMs * plan.completionTokens);
      return failure === undefined ? Response.json(completionObject(head, plan)) : refuse(502);
    },

    async models() {
      const data = Object.entries(MODEL_PRICES).map(([id, price]) => ({
        id,
        object: 'model',
        created: 0,
        owned_by: id.split('/')[0],
        // US dollars per token, as texts: how the field spells prices.
        pricing: { prompt: (price.input / 1e6).toFixed(9), completion: (price.output / 1e6).toFixed(9) },
      }));
      return Response.json({ object: 'list', data });
    },
  };
}
