import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basicAuthorization } from '@broadcast-kit/core';
import { context, propagation, TraceFlags, trace } from '@opentelemetry/api';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startTestDemo, type TestDemo } from '../server/start-test-demo.ts';
import { attributeText } from '../trace-reading/read-attributes.ts';

let dataDir: string;
let demo: TestDemo;
let app: typeof import('./opentelemetry.ts');

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
  demo = await startTestDemo({ dataDir });
  const config = demo.printedConfig();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', config.baseUrl);
  vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', `Authorization=${encodeURIComponent(basicAuthorization(config))}`);
  vi.stubEnv('OPENAI_BASE_URL', `${demo.url}/api/v1`);
  vi.stubEnv('OPENAI_API_KEY', 'sk-demo-a');
  vi.resetModules();
  app = await import('./opentelemetry.ts');
});

afterEach(async () => {
  for (const api of [trace, context, propagation]) api.disable();
  vi.unstubAllEnvs();
  await demo.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it('shows each call of a model below the span of the application that made it', async () => {
  const questions = ['Hello', 'What is the capital of France?'];
  const answers = await Promise.all(questions.map(app.answerTicket));
  expect(answers[1]).toBe('The capital of France is Paris.');
  await app.stop();

  const traces = await demo.traces();
  expect(traces).toHaveLength(2);
  const asked = await Promise.all(
    traces.map(async ({ traceId }) => {
      const spans = await demo.spansOf(traceId);
      const own = spans.find((span) => span.name === 'answer ticket');
      const generation = spans.find((span) => span.name === 'openai/gpt-4o');
      expect(spans).toHaveLength(2);
      expect(own).toMatchObject({ kind: 'internal', scope: 'support-desk' });
      expect(own).not.toHaveProperty('parentSpanId');
      expect(generation).toMatchObject({ kind: 'client', parentSpanId: own?.spanId, status: { code: 'ok' } });
      const attributes = generation?.attributes ?? [];
      expect(attributeText(attributes, 'trace.name')).toBe('Support desk');
      return attributeText(attributes, 'gen_ai.prompt');
    }),
  );
  for (const question of questions) expect(asked.filter((prompt) => prompt?.includes(question))).toHaveLength(1);
});

it('gives a call its own trace where the span of the application is not sampled', async () => {
  const remote = {
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    traceFlags: TraceFlags.NONE,
  };
  await context.with(trace.setSpanContext(context.active(), remote), () => app.answerTicket('Hello'));
  await app.stop();

  const traces = await demo.traces();
  expect(traces).toMatchObject([{ rootName: 'Support desk', spanCount: 2 }]);
  expect(traces[0]?.traceId).not.toBe(remote.traceId);
});

it('is the code that the documentation shows', async () => {
  const page = await readFile(new URL('../../../../docs/opentelemetry.md', import.meta.url), 'utf8');
  const code = await readFile(new URL('./opentelemetry.ts', import.meta.url), 'utf8');
  expect(page).toContain(`\`\`\`ts\n${code}\`\`\``);
});
