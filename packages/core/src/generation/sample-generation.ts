import type { Generation } from './generation.ts';

/** What {@link sampleGeneration} needs. */
export interface SampleGenerationOptions {
  /** Makes the trace one of its own. Becomes part of the generation's id and `testId` of its metadata. */
  readonly id: string;
  /** Whose trace it is. */
  readonly owner: string;
  /** When it ended, in epoch milliseconds. */
  readonly nowMs: number;
}

const LATENCY_MS = 1_200;

/**
 * The LLM call that "Send trace" pretends: one question and its answer, marked as a test.
 *
 * Source: OpenRouter, its test button.
 *
 * @example
 * ```ts
 * const { calls } = mapGeneration(sampleGeneration({ id: crypto.randomUUID(), owner: 'workspace_1', nowMs: Date.now() }));
 * ```
 */
export function sampleGeneration({ id, owner, nowMs }: SampleGenerationOptions): Generation {
  return {
    id: `gen-${Math.floor(nowMs / 1000)}-${id}`,
    owner,
    startedAtMs: nowMs - LATENCY_MS,
    endedAtMs: nowMs,
    providerName: 'OpenAI',
    request: {
      model: 'openai/gpt-4o',
      messages: [{ role: 'user', content: 'What is the capital of France?' }],
    },
    response: {
      model: 'openai/gpt-4o',
      choices: [
        { index: 0, finishReason: 'stop', message: { role: 'assistant', content: 'The capital of France is Paris.' } },
      ],
    },
    usage: { inputTokens: 50, outputTokens: 100, totalTokens: 150, totalCostUsd: 0.02 },
    trace: {
      trace_name: 'Test Trace - Broadcast',
      generation_name: 'Test Generation',
      environment: 'test',
      source: 'observability-test-button',
      testId: id,
      test: true,
    },
  };
}
