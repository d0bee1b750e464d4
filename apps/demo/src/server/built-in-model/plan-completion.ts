import { createHash } from 'node:crypto';
import type { ChatRequest } from '../gateway/chat-request.ts';
import { chooseTool } from './choose-tool.ts';
import { composeAnswer } from './compose-answer.ts';
import { countPromptTokens, textOfMessage } from './count-prompt-tokens.ts';
import { fillArguments } from './fill-arguments.ts';
import { type CallCost, priceCall } from './model-prices.ts';
import { splitTokens } from './split-tokens.ts';

/** A tool that the answer calls. Its arguments are JSON, in tokens. */
export interface PlannedToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: readonly string[];
}

/** A whole answer, decided before its first token leaves. */
export interface CompletionPlan {
  readonly reasoning: readonly string[];
  readonly content: readonly string[];
  readonly toolCall?: PlannedToolCall | undefined;
  readonly finishReason: 'stop' | 'length' | 'tool_calls';
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cost: CallCost;
}

const REASONING = 'I read the question, look for what it really asks, and put the most useful fact first.';

function wantsReasoning({ reasoning, reasoning_effort: effort }: ChatRequest): boolean {
  if (typeof effort === 'string') return effort !== 'none';
  if (typeof reasoning !== 'object' || reasoning === null) return false;
  return !('enabled' in reasoning && reasoning.enabled === false) && !('exclude' in reasoning && reasoning.exclude);
}

function planToolCall(request: ChatRequest): PlannedToolCall | undefined {
  const tool = chooseTool(request);
  const last = request.messages.at(-1);
  if (tool === undefined || last === undefined) return undefined;
  const json = JSON.stringify(fillArguments(tool.function.parameters ?? {}, textOfMessage(last)));
  const digest = createHash('sha256').update(`${tool.function.name}\n${json}`).digest('hex');
  return { id: `call_${digest.slice(0, 24)}`, name: tool.function.name, arguments: splitTokens(json) };
}

/** Decides what the built-in model answers. The same request always gets the same plan. */
export function planCompletion(request: ChatRequest): CompletionPlan {
  const promptTokens = countPromptTokens(request);
  const reasoning = wantsReasoning(request) ? splitTokens(REASONING) : [];
  const toolCall = planToolCall(request);
  const whole = toolCall === undefined ? splitTokens(composeAnswer(request)) : [];
  const limit = request.max_completion_tokens ?? request.max_tokens ?? Number.POSITIVE_INFINITY;
  const content = whole.slice(0, Math.max(0, limit - reasoning.length));
  const completionTokens = reasoning.length + content.length + (toolCall?.arguments.length ?? 0);
  const cut = content.length < whole.length ? 'length' : 'stop';
  return {
    reasoning,
    content,
    toolCall,
    finishReason: toolCall === undefined ? cut : 'tool_calls',
    promptTokens,
    completionTokens,
    cost: priceCall(request.model, { input: promptTokens, output: completionTokens }),
  };
}
