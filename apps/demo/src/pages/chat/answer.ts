import { listOf, recordOf, textOf } from '../../trace-reading/json-record.ts';

/** A tool that the model called. `arguments` is JSON. */
export interface ToolCall {
  readonly name: string;
  readonly arguments: string;
}

/** Tokens and money of a call. */
export interface AnswerUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
}

/** What is known of an answer so far. */
export interface Answer {
  readonly id: string | null;
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finishReason: string | null;
  readonly usage: AnswerUsage | null;
  readonly error: string | null;
}

/** Before anything arrived. */
export const NO_ANSWER: Answer = {
  id: null,
  text: '',
  reasoning: '',
  toolCalls: [],
  finishReason: null,
  usage: null,
  error: null,
};

function addToolCalls(before: readonly ToolCall[], deltas: unknown): readonly ToolCall[] {
  const calls = [...before];
  for (const [position, delta] of listOf(deltas).map(recordOf).entries()) {
    const index = typeof delta.index === 'number' ? delta.index : position;
    const { name, arguments: text } = recordOf(delta.function);
    const call = calls[index] ?? { name: '', arguments: '' };
    calls[index] = { name: call.name + textOf(name), arguments: call.arguments + textOf(text) };
  }
  return calls;
}

function usageOf(value: unknown): AnswerUsage | null {
  const usage = recordOf(value);
  if (typeof usage.prompt_tokens !== 'number' || typeof usage.completion_tokens !== 'number') return null;
  return {
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    costUsd: typeof usage.cost === 'number' ? usage.cost : null,
  };
}

/** Adds an object of the API to an answer: a chunk of a stream, a whole answer, or an error. */
export function addToAnswer(answer: Answer, received: unknown): Answer {
  const { id, choices, usage, error } = recordOf(received);
  const choice = recordOf(listOf(choices)[0]);
  const message = recordOf(choice.delta ?? choice.message);
  return {
    id: textOf(id) || answer.id,
    text: answer.text + textOf(message.content),
    reasoning: answer.reasoning + textOf(message.reasoning),
    toolCalls: addToolCalls(answer.toolCalls, message.tool_calls),
    finishReason: textOf(choice.finish_reason) || answer.finishReason,
    usage: usageOf(usage) ?? answer.usage,
    error: error === undefined || error === null ? answer.error : textOf(recordOf(error).message) || 'Unknown error.',
  };
}
