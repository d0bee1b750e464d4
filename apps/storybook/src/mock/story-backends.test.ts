import { getResponse } from 'msw';
import { afterEach, expect, it, vi } from 'vitest';
import { recordConsoleErrors } from '../../.storybook/console-errors.ts';
import { createStoryBackends, settingsBaseUrl } from './story-backends.ts';

const BOOK = 'http://localhost:6006';

vi.stubGlobal('location', new URL(BOOK));
vi.spyOn(console, 'error').mockImplementation(() => {});
const consoleErrors = recordConsoleErrors();
afterEach(() => consoleErrors.clear());

const story = (id: string) => ({
  id,
  abortSignal: new AbortController().signal,
  options: {},
  network: 'fast' as const,
});

const PASSED_ON = 'passed on';

/** What a page in the book gets: an answer of the mocks, or what lies there. */
async function ask(url: string, backends = createStoryBackends()): Promise<Response | typeof PASSED_ON> {
  const response = await getResponse([...backends.handlers], new Request(url));
  if (response === undefined) throw new Error(`No handler takes ${url}.`);
  return response.headers.get('x-msw-intention') === 'passthrough' ? PASSED_ON : response;
}

it.each([
  'https://fonts.example.com/inter.woff2',
  `${BOOK}/api/v1/observabilty/broadcast`,
  `${BOOK}/api/v2/anything`,
  // Of the settings API, but of no story that was ever opened.
  `${BOOK}/api/v1/observability/broadcast`,
  `${settingsBaseUrl('unknown--story')}/observability/broadcast`,
])('fails a story that asks for %s, which nothing answers', async (url) => {
  const response = await ask(url);
  expect(response).toMatchObject({ type: 'error' });
  expect(() => consoleErrors.assertNone()).toThrow(`Nothing in this Storybook answers GET ${url}.`);
});

it.each(['/iframe.html', '/src/guides/welcome.mdx', '/assets/apis.js'])(
  'leaves alone what the page is made of: %s',
  async (path) => {
    expect(await ask(`${BOOK}${path}`)).toBe(PASSED_ON);
    expect(() => consoleErrors.assertNone()).not.toThrow();
  },
);

it('answers a story at its own address, and the latest one at that of the page', async () => {
  const backends = createStoryBackends();
  const first = await backends.open(story('first'));
  await backends.open(story('second'));
  for (const base of [settingsBaseUrl('first'), `${BOOK}/api/v1`]) {
    const answer = await ask(`${base}/observability/broadcast`, backends);
    expect(answer).toMatchObject({ status: 200 });
  }
  expect(first.requests()).toHaveLength(1);
});
