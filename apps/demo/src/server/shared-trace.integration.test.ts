import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { traceIdFor } from '@broadcast-kit/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listOf, recordOf, textOf } from '../trace-reading/json-record.ts';
import { readSpans } from '../trace-reading/read-spans.ts';
import { startTestDemo, type TestDemo } from './start-test-demo.ts';

const QUESTIONS = ['Hello', 'What is the capital of France?', 'Summarize the week'];
const TRACE = { trace_id: 'monitoring_pipeline_001', trace_name: 'Metric Analysis Pipeline', span_name: 'Detection' };
const traceId = traceIdFor({ id: '', trace: TRACE });

let dataDir: string;
let demo: TestDemo;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
  demo = await startTestDemo({ dataDir });
  await demo.addDestination();
});

afterEach(async () => {
  await demo.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const ask = (content: string, index: number) =>
  demo.chat({
    model: 'openai/gpt-4o',
    messages: [{ role: 'user', content }],
    trace: { ...TRACE, generation_name: `Question ${index + 1}` },
  });

async function allAtOnce() {
  await Promise.all(QUESTIONS.map(ask));
}

/** Each is delivered before the next is asked: the shared spans have left in a batch that is long gone. */
async function oneAfterAnother() {
  for (const [index, question] of QUESTIONS.entries()) {
    await ask(question, index);
    await demo.spansOf(traceId, index + 3);
  }
}

/** Every span id that arrived, repeats included. */
const spanIdsOf = (resourceSpans: readonly unknown[]) =>
  resourceSpans
    .flatMap((entry) => listOf(recordOf(entry).scopeSpans))
    .flatMap((scopeSpans) => listOf(recordOf(scopeSpans).spans))
    .map((span) => textOf(recordOf(span).spanId));

it.each([
  ['at once', allAtOnce],
  ['one after another', oneAfterAnother],
])('shows three requests of one trace, sent %s, as one trace', async (_, sendAll) => {
  await sendAll();
  // The end of the demo waits for what is still on its way.
  const { total } = await demo.stop();
  expect(total).toMatchObject({ offered: 3, delivered: 3, pending: 0 });
  demo = await startTestDemo({ dataDir });

  expect(await demo.traces()).toMatchObject([{ traceId, rootName: 'Metric Analysis Pipeline', spanCount: 5 }]);
  const received = await demo.received(traceId);
  const spanIds = spanIdsOf(received);
  expect(new Set(spanIds).size).toBe(spanIds.length);

  const spans = readSpans(received);
  const idOf = (name: string) => spans.find((span) => span.name === name)?.spanId;
  const root = idOf('Metric Analysis Pipeline');
  const step = idOf('Detection');
  const shape = spans.map(({ name, kind, parentSpanId }) => [name, kind, parentSpanId]);
  expect(shape).toHaveLength(5);
  expect(shape).toEqual(
    expect.arrayContaining([
      ['Metric Analysis Pipeline', 'internal', undefined],
      ['Detection', 'internal', root],
      ['Question 1', 'client', step],
      ['Question 2', 'client', step],
      ['Question 3', 'client', step],
    ]),
  );
});
