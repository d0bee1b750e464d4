import { writeFile } from 'node:fs/promises';
import { createSettingsClient } from '@broadcast-kit/core';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoProcess, startDemoProcess } from '../e2e/demo-process.ts';
import { openBrowser } from '../e2e/open-browser.ts';

/** Pictures are read by everybody who opens the page that shows them. */
const MOST_BYTES = 120_000;
const MARGIN = 16;

let demo: DemoProcess;
let browser: Browser;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemoProcess(), openBrowser()]);
  const info = await (await fetch(`${demo.url}/api/demo/info`)).json();
  await connect(info);
  await workOnTicket(info.gatewayKeys[0]);
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

async function connect(info: Record<'managementKey' | 'otlpBaseUrl' | 'instanceId' | 'apiKey', string>): Promise<void> {
  const client = createSettingsClient({
    baseUrl: `${demo.url}/api/v1`,
    headers: { Authorization: `Bearer ${info.managementKey}` },
  });
  const config = { baseUrl: info.otlpBaseUrl, instanceId: info.instanceId, apiKey: info.apiKey };
  expect(await client.setBroadcast(true)).toMatchObject({ ok: true });
  expect(await client.createDestination({ name: 'Grafana Cloud', config })).toMatchObject({ ok: true });
}

/** Three calls of two models, two of them in one step. */
async function workOnTicket(apiKey: string): Promise<void> {
  const calls = [
    {
      model: 'openai/gpt-4o',
      question: 'Classify this ticket: my invoice is wrong.',
      names: { generation_name: 'Classify' },
    },
    {
      model: 'anthropic/claude-sonnet-4',
      question: 'What is on the invoice?',
      names: { span_name: 'Answer', generation_name: 'Look up' },
    },
    { model: 'openai/gpt-4o', question: 'Write the answer.', names: { span_name: 'Answer', generation_name: 'Write' } },
  ];
  for (const { model, question, names } of calls) {
    const answer = await fetch(`${demo.url}/api/v1/chat/completions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        model,
        messages: [{ role: 'user', content: question }],
        user: 'user_12345',
        session_id: 'session_abc',
        trace: { trace_id: 'ticket_4711', trace_name: 'Support ticket', ...names },
      }),
    });
    expect(answer.status).toBe(200);
    await answer.text();
  }
}

it.each(['light', 'dark'] as const)('the trace, %s', async (colorScheme) => {
  const viewport = { width: 1100, height: 800 };
  const page = await browser.newPage({ viewport, deviceScaleFactor: 1.4, colorScheme });
  await page.goto(`${demo.url}/traces`);
  await page.getByRole('link', { name: /Support ticket/ }).click();
  await page.getByRole('treeitem', { name: /Write/ }).waitFor();
  const [title, spans] = [page.getByRole('heading', { name: 'Support ticket' }), page.getByRole('tree')];
  const [top, bottom] = [await title.boundingBox(), await spans.boundingBox()];
  if (top === null || bottom === null) throw new Error('The trace is not shown.');
  const clip = {
    x: bottom.x - MARGIN,
    y: top.y - MARGIN,
    width: bottom.width + 2 * MARGIN,
    height: bottom.y + bottom.height - top.y + 2 * MARGIN,
  };
  const picture = await page.screenshot({ clip });
  expect(picture.byteLength).toBeLessThan(MOST_BYTES);
  const name = colorScheme === 'dark' ? 'trace-dark' : 'trace';
  await writeFile(new URL(`../../../docs/images/${name}.png`, import.meta.url), picture);
  await page.close();
});
