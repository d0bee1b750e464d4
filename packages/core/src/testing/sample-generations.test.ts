import { describe, expect, it } from 'vitest';
import { sampleGenerations } from './sample-generations.ts';

describe('sampleGenerations', () => {
  it('starts with the example of the specification', () => {
    const [chat] = sampleGenerations();
    expect(chat).toMatchObject({
      request: { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Analyze this metric...' }] },
      user: 'user_12345',
      sessionId: 'session_abc',
    });
    expect(chat?.trace).toEqual({
      trace_id: 'monitoring_pipeline_001',
      trace_name: 'Metric Analysis Pipeline',
      generation_name: 'Anomaly Detection',
      environment: 'production',
      alert_id: 'alert_789',
    });
  });

  it('shows each kind of call', () => {
    const [chat, streamed, tools, failed, step, fallback, image] = sampleGenerations();
    expect(streamed?.request.stream).toBe(true);
    expect(streamed?.firstTokenAtMs).toBeGreaterThan(streamed?.startedAtMs ?? Number.POSITIVE_INFINITY);
    expect(streamed?.usage?.reasoningOutputTokens).toBeGreaterThan(0);
    expect(streamed?.usage?.cachedInputTokens).toBeGreaterThan(0);
    expect(tools?.response?.choices).toMatchObject([{ finishReason: 'tool_calls', message: { content: null } }]);
    expect(failed).toMatchObject({ error: { type: '429' } });
    expect(failed?.response).toBeUndefined();
    expect(step?.trace?.trace_id).toBe(chat?.trace?.trace_id);
    expect(step?.trace?.span_name).toBe('Notification Step');
    expect(fallback?.attempts?.map(({ status }) => status)).toEqual([503, 200]);
    expect(JSON.stringify(image?.request.messages)).toContain('"type":"image_url"');
  });

  it('is the same every time, and follows the start', () => {
    expect(sampleGenerations()).toEqual(sampleGenerations());
    const startMs = Date.UTC(2026, 10, 2);
    const moved = sampleGenerations({ startMs });
    expect(moved.map(({ startedAtMs }) => startedAtMs - startMs)).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => n * 10_000));
    const ids = [...sampleGenerations(), ...moved].map(({ id }) => id);
    expect(new Set(ids).size).toBe(14);
    expect(ids[0]).toBe('gen-1769028176-9hoKxJ8TwmmjRXQnYX3w');
  });

  it('keeps times in order and sums of money and tokens right', () => {
    for (const { startedAtMs, firstTokenAtMs = startedAtMs, endedAtMs, attempts = [], usage } of sampleGenerations()) {
      const times = [
        startedAtMs,
        ...attempts.flatMap((attempt) => [attempt.startedAtMs, attempt.endedAtMs]),
        endedAtMs,
      ];
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(firstTokenAtMs).toBeLessThan(endedAtMs);
      if (usage === undefined) continue;
      expect(usage.totalTokens).toBe((usage.inputTokens ?? 0) + (usage.outputTokens ?? 0));
      expect(usage.totalCostUsd).toBeCloseTo((usage.inputCostUsd ?? 0) + (usage.outputCostUsd ?? 0), 10);
    }
  });
});
