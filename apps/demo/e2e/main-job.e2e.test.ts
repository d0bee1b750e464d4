import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoProcess, startDemoProcess } from './demo-process.ts';
import { openBrowser } from './open-browser.ts';

let demo: DemoProcess;
let browser: Browser;
let page: Page;
/** What a page complains about: violations of its CSP, and errors that nobody caught. */
const complaints: string[] = [];

beforeAll(async () => {
  demo = await startDemoProcess();
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

function printed(label: string): string {
  const value = new RegExp(`^\\s*${label}\\s+(\\S.*)$`, 'm').exec(demo.output())?.[1];
  if (value === undefined) throw new Error(`The demo did not print: ${label}`);
  return value;
}

async function listedDestinations(): Promise<unknown[]> {
  const response = await fetch(`${demo.url}/api/v1/observability/destinations`, {
    headers: { authorization: `Bearer ${printed('Management key')}` },
  });
  return ((await response.json()) as { data: unknown[] }).data;
}

/** The value of an attribute in the open span. */
function attribute(key: string) {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: key, exact: true }) });
  return row.getByRole('cell').first();
}

it('leads from the printed credentials to the trace of a chat', async () => {
  await page.goto(`${demo.url}/settings/observability`);
  const broadcast = page.getByRole('switch', { name: /broadcast/i });
  await broadcast.click();
  await expect.poll(() => broadcast.getAttribute('aria-checked')).toBe('true');

  await page.getByRole('button', { name: /^add/i }).click();
  const form = page.getByRole('dialog');
  const apiKey = form.getByLabel('API key', { exact: true });
  await form.getByLabel(/base url/i).fill(printed('Base URL'));
  await form.getByLabel('Instance ID').fill(printed('Instance ID'));
  await apiKey.fill('glc_thisIsNotTheRightKey');
  await form.getByRole('button', { name: 'Test connection' }).click();
  await form
    .getByText(/refused/i)
    .first()
    .waitFor();
  expect(await apiKey.getAttribute('aria-invalid')).toBe('true');
  expect(await listedDestinations()).toEqual([]);

  await apiKey.fill(printed('API key'));
  await form.getByRole('button', { name: 'Test connection' }).click();
  await form
    .getByText(/connection healthy/i)
    .first()
    .waitFor();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/grafana cloud is connected/i).waitFor();
  await page.keyboard.press('Escape');
  expect(await listedDestinations()).toMatchObject([{ name: 'Grafana Cloud', enabled: true }]);

  await page.getByRole('link', { name: 'Chat' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(/most likely cause/i).waitFor();
  await page.getByRole('link', { name: 'Metric Analysis Pipeline' }).click();

  await page.getByRole('heading', { name: 'Metric Analysis Pipeline' }).waitFor();
  const spans = page.getByRole('treeitem');
  expect(await spans.count()).toBe(2);
  expect(await spans.nth(0).getAttribute('aria-level')).toBe('1');
  expect(await spans.nth(0).innerText()).toContain('Metric Analysis Pipeline');
  expect(await spans.nth(1).getAttribute('aria-level')).toBe('2');
  expect(await spans.nth(1).innerText()).toContain('Anomaly Detection');
  const expected = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.system': 'openai',
    'gen_ai.request.model': 'openai/gpt-4o',
    'gen_ai.response.finish_reason': 'stop',
    'user.id': 'user_12345',
    'session.id': 'session_abc',
    'trace.metadata.environment': 'production',
    'trace.metadata.alert_id': 'alert_789',
    'service.name': 'openrouter',
    'service.version': '1.0.0',
  };
  for (const [key, value] of Object.entries(expected)) expect(await attribute(key).innerText()).toBe(value);
  expect(complaints).toEqual([]);
});

it('shows new traces live, newest first, and each of them by keyboard', async () => {
  await page.goto(`${demo.url}/traces`);
  await page.getByText('Live', { exact: true }).waitFor();
  await fetch(`${demo.url}/api/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-demo-b', 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'openai/gpt-4o-mini',
      messages: [{ role: 'user', content: 'Summarize this document' }],
      trace: {
        trace_name: 'Document Processing',
        span_name: 'Summarization Step',
        generation_name: 'Generate Summary',
      },
    }),
  });
  const items = page.getByRole('list').getByRole('link');
  await items.filter({ hasText: 'Document Processing' }).waitFor();
  expect(await items.first().innerText()).toContain('Document Processing');

  await items.first().focus();
  await page.keyboard.press('Enter');
  const selected = page.getByRole('treeitem', { selected: true });
  await expect.poll(() => selected.innerText()).toContain('Generate Summary');
  await selected.focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => selected.innerText()).toContain('Summarization Step');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.getByRole('treeitem').count()).toBe(2);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.getByRole('treeitem').count()).toBe(3);

  await page.keyboard.press('End');
  await expect.poll(() => selected.innerText()).toContain('Generate Summary');
  await page.getByRole('searchbox', { name: 'Search attributes' }).fill('nothing has this');
  await page.getByText('Nothing matches this search.').waitFor();
  expect(complaints).toEqual([]);
});

it('answers a query by keyboard, and says what is wrong with one, where, and how to mend it', async () => {
  await page.goto(`${demo.url}/traces`);
  const query = page.getByRole('textbox', { name: 'TraceQL' });
  await query.fill('{ user.id = "user_12345" }');
  await query.press('Enter');
  await page.getByText('Say where the attribute is: span.user.id').waitFor();
  expect(await query.getAttribute('aria-invalid')).toBe('true');
  await page.getByRole('button', { name: 'Go to character 3' }).press('Enter');
  await page.keyboard.type('span.user.id');
  await page.keyboard.press('Enter');
  await page.getByText('1 trace found').waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');

  await page.getByRole('button', { name: 'Ready queries' }).press('Enter');
  await page.getByRole('button', { name: 'Tokens by model' }).press('Enter');
  await page.getByRole('row', { name: /^openai\/gpt-4o / }).waitFor();
  expect(complaints).toEqual([]);
});

it('says in the settings how deliveries really go, where traces do not appear', async () => {
  await page.goto(`${demo.url}/settings/observability`);
  await page.getByRole('button', { name: 'Traces not appearing?' }).click();
  const checks = page.getByRole('group', { name: 'Traces not appearing?' });
  await checks.getByText(/Grafana took the last trace /).waitFor();
  const facts = (await checks.getByRole('listitem').allInnerTexts()).join(' ');
  for (const fact of [
    'Broadcast is on.',
    `Traces go to ${printed('Base URL')}/v1/traces.`,
    'Sampling sends all traces.',
    'No filter keeps requests away.',
    'No limit was met. Texts above 2,048 bytes are shortened and marked.',
    'choose the time range “Last 1 hour” or a wider one',
    'choose the data source grafanacloud-…-traces',
    'Prompts and completions are sent along.',
  ]) {
    expect(facts).toContain(fact);
  }
  expect(complaints).toEqual([]);
});

it.each(['/', '/settings/observability', '/traces', '/traces?q=%7B+resource.service.name+%3D%3D+%22openrouter%22+%7D'])(
  'fits %s into 320 px, light and dark',
  async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const narrow = await browser.newPage({ viewport: { width: 320, height: 700 }, colorScheme });
      await narrow.goto(`${demo.url}${path}`);
      await narrow.getByRole('heading', { level: 1 }).waitFor();
      if (path.includes('?')) await narrow.getByRole('alert').waitFor();
      const overflow = await narrow.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      await narrow.close();
    }
  },
);

it('stops when asked to and tells what became of every record', async () => {
  expect(await demo.stop()).toBe(0);
  expect(demo.output()).toMatch(/2 records offered, 2 delivered, 0 dropped, 0 refused, 0 pending/);
});
