/**
 * Attributes that are always doubles on the spans of Broadcast Kit, whatever their value. Tempo keeps integers and doubles
 * in different columns: `span.gen_ai.usage.total_cost > 1` finds nothing, `> 1.0` does.
 */
export const DOUBLE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'gen_ai.usage.input_cost',
  'gen_ai.usage.output_cost',
  'gen_ai.usage.total_cost',
  'gen_ai.request.temperature',
  'gen_ai.request.top_p',
  'gen_ai.request.frequency_penalty',
  'gen_ai.request.presence_penalty',
  'gen_ai.response.time_to_first_chunk',
  'trace.metadata.openrouter.tokens_per_second',
  'trace.metadata.openrouter.inter_token_latency_ms',
  'trace.metadata.openrouter_generation.usage',
  'trace.metadata.openrouter_generation.usage_upstream',
]);
