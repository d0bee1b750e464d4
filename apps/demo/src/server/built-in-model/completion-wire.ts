import type { CompletionPlan } from './plan-completion.ts';

/** What every object of one answer repeats. */
export interface CompletionHead {
  readonly id: string;
  /** Epoch seconds. */
  readonly created: number;
  readonly model: string;
}

const PROVIDER = { provider: 'Built-in', system_fingerprint: 'fp_builtin_1' } as const;

function usageOf(plan: CompletionPlan) {
  return {
    prompt_tokens: plan.promptTokens,
    completion_tokens: plan.completionTokens,
    total_tokens: plan.promptTokens + plan.completionTokens,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: plan.reasoning.length },
    cost: plan.cost.total,
    cost_details: {
      upstream_inference_prompt_cost: plan.cost.input,
      upstream_inference_completions_cost: plan.cost.output,
    },
    is_byok: false,
  };
}

/** The answer to a request that is not streamed. */
export function completionObject(head: CompletionHead, plan: CompletionPlan) {
  const { toolCall, reasoning } = plan;
  const message = {
    role: 'assistant',
    content: toolCall === undefined ? plan.content.join('') : null,
    refusal: null,
    ...(reasoning.length > 0 ? { reasoning: reasoning.join('') } : {}),
    ...(toolCall === undefined
      ? {}
      : {
          tool_calls: [
            {
              id: toolCall.id,
              type: 'function',
              function: { name: toolCall.name, arguments: toolCall.arguments.join('') },
            },
          ],
        }),
  };
  return {
    ...head,
    object: 'chat.completion',
    ...PROVIDER,
    choices: [{ index: 0, message, finish_reason: plan.finishReason, logprobs: null }],
    usage: usageOf(plan),
  };
}

/** One chunk of a stream. */
export function deltaChunk(head: CompletionHead, delta: object, finishReason: string | null = null) {
  const choices = [{ index: 0, delta, finish_reason: finishReason, logprobs: null }];
  return { ...head, object: 'chat.completion.chunk', ...PROVIDER, choices };
}

/** The chunk before `[DONE]`: tokens and cost. */
export function usageChunk(head: CompletionHead, plan: CompletionPlan) {
  return { ...head, object: 'chat.completion.chunk', ...PROVIDER, choices: [], usage: usageOf(plan) };
}

/** The deltas of a plan, one per token, in the order in which a model sends them. */
export function* deltasOf({ reasoning, content, toolCall }: CompletionPlan): Generator<object> {
  yield { role: 'assistant', content: toolCall === undefined ? '' : null };
  for (const token of reasoning) yield { reasoning: token };
  for (const token of content) yield { content: token };
  if (toolCall === undefined) return;
  const { id, name } = toolCall;
  yield { tool_calls: [{ index: 0, id, type: 'function', function: { name, arguments: '' } }] };
  for (const token of toolCall.arguments) yield { tool_calls: [{ index: 0, function: { arguments: token } }] };
}
