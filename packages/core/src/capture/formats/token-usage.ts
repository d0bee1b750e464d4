import type { GenerationUsage } from '../../generation/generation.ts';
import { countOf, numberOf, objectOf } from '../json-value.ts';

function costOf(value: unknown): number | undefined {
  const cost = numberOf(value);
  return cost !== undefined && cost >= 0 ? cost : undefined;
}

/** Money of a `usage` object as OpenRouter sends it; every API of it has the same names but for two. */
export function costUsage(usage: unknown): Partial<GenerationUsage> {
  const fields = objectOf(usage);
  const details = objectOf(fields?.cost_details);
  return {
    totalCostUsd: costOf(fields?.cost),
    inputCostUsd: costOf(details?.upstream_inference_prompt_cost ?? details?.upstream_inference_input_cost),
    outputCostUsd: costOf(details?.upstream_inference_completions_cost ?? details?.upstream_inference_output_cost),
    upstreamCostUsd: costOf(details?.upstream_inference_cost),
    isByok: typeof fields?.is_byok === 'boolean' ? fields.is_byok : undefined,
  };
}

/** Tokens and money of a `usage` object of the OpenAI family: chat, completions, embeddings and responses. */
export function tokenUsage(usage: unknown): GenerationUsage | undefined {
  const fields = objectOf(usage);
  if (fields === undefined) return undefined;
  const input = objectOf(fields.prompt_tokens_details ?? fields.input_tokens_details);
  const output = objectOf(fields.completion_tokens_details ?? fields.output_tokens_details);
  return {
    inputTokens: countOf(fields.prompt_tokens ?? fields.input_tokens),
    outputTokens: countOf(fields.completion_tokens ?? fields.output_tokens),
    totalTokens: countOf(fields.total_tokens),
    // DeepSeek's own API counts its cache beside the details.
    cachedInputTokens: countOf(input?.cached_tokens ?? fields.prompt_cache_hit_tokens),
    cacheWriteInputTokens: countOf(input?.cache_write_tokens),
    audioInputTokens: countOf(input?.audio_tokens),
    videoInputTokens: countOf(input?.video_tokens),
    imageInputTokens: countOf(input?.image_tokens),
    reasoningOutputTokens: countOf(output?.reasoning_tokens),
    audioOutputTokens: countOf(output?.audio_tokens),
    imageOutputTokens: countOf(output?.image_tokens),
    acceptedPredictionOutputTokens: countOf(output?.accepted_prediction_tokens),
    rejectedPredictionOutputTokens: countOf(output?.rejected_prediction_tokens),
    webSearchCount: countOf(objectOf(fields.server_tool_use_details)?.web_search_requests),
    ...costUsage(fields),
  };
}
