import { captureChatCompletion, mapGeneration } from '@broadcast-kit/core';

/** Body of a request as a client of the gateway sends it. `trace`, `user` and `session_id` are what customers add. */
export const request = {
  model: 'openai/gpt-4o',
  messages: [{ role: 'user', content: 'Analyze this metric...' }],
  temperature: 0.2,
  user: 'user_12345',
  session_id: 'session_abc',
  trace: {
    trace_id: 'monitoring_pipeline_001',
    trace_name: 'Metric Analysis Pipeline',
    generation_name: 'Anomaly Detection',
    environment: 'production',
    alert_id: 'alert_789',
  },
};

/** Body of the provider's answer. */
export const response = {
  id: 'chatcmpl-CzMetricAnalysis0001',
  model: 'gpt-4o-2024-11-20',
  provider: 'OpenAI',
  choices: [
    {
      index: 0,
      finish_reason: 'stop',
      message: { role: 'assistant', content: 'p95 latency of checkout doubled at 14:05 UTC.' },
    },
  ],
  usage: { prompt_tokens: 12, completion_tokens: 25, total_tokens: 37, cost: 0.00028 },
};

/** What the call becomes for a destination with or without privacy mode. */
export function traceOf(privacyMode: boolean) {
  const startedAtMs = 1_769_028_176_000;
  const generation = captureChatCompletion({
    id: 'gen-1769028176-k3VnZ8pQxT',
    request,
    response,
    startedAtMs,
    endedAtMs: startedAtMs + 1_840,
  });
  return mapGeneration(generation, { privacyMode });
}
