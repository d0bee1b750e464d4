import type { Generation } from '../generation/generation.ts';
import type { AttributeList } from './attribute-list.ts';

/**
 * Adds tokens and money. Counts are always integers and costs always doubles, whatever the value: Tempo keeps the two
 * in different columns.
 */
export function addUsageAttributes(list: AttributeList, { usage }: Generation): void {
  if (usage === undefined) return;
  const { inputTokens, outputTokens } = usage;
  const sum =
    inputTokens === undefined && outputTokens === undefined ? undefined : (inputTokens ?? 0) + (outputTokens ?? 0);
  list.int('gen_ai.usage.input_tokens', inputTokens);
  list.int('gen_ai.usage.output_tokens', outputTokens);
  list.int('gen_ai.usage.total_tokens', usage.totalTokens ?? sum);

  list.int('gen_ai.usage.input_tokens.cached', usage.cachedInputTokens);
  list.int('gen_ai.usage.input_tokens.cache_write', usage.cacheWriteInputTokens);
  list.int('gen_ai.usage.input_tokens.cache_write_5m', usage.cacheWrite5mInputTokens);
  list.int('gen_ai.usage.input_tokens.cache_write_1h', usage.cacheWrite1hInputTokens);
  list.int('gen_ai.usage.input_tokens.audio', usage.audioInputTokens);
  list.int('gen_ai.usage.input_tokens.video', usage.videoInputTokens);
  list.int('gen_ai.usage.input_tokens.image', usage.imageInputTokens);
  list.int('gen_ai.usage.output_tokens.reasoning', usage.reasoningOutputTokens);
  list.int('gen_ai.usage.output_tokens.audio', usage.audioOutputTokens);
  list.int('gen_ai.usage.output_tokens.image', usage.imageOutputTokens);

  list.int('gen_ai.usage.output_tokens.accepted_prediction', usage.acceptedPredictionOutputTokens);
  list.int('gen_ai.usage.output_tokens.rejected_prediction', usage.rejectedPredictionOutputTokens);

  list.int('gen_ai.usage.cache_read.input_tokens', usage.cachedInputTokens);
  list.int('gen_ai.usage.cache_write.input_tokens', usage.cacheWriteInputTokens);
  list.int('gen_ai.usage.reasoning.output_tokens', usage.reasoningOutputTokens);

  list.double('gen_ai.usage.input_cost', usage.inputCostUsd);
  list.double('gen_ai.usage.output_cost', usage.outputCostUsd);
  list.double('gen_ai.usage.total_cost', usage.totalCostUsd);
}
