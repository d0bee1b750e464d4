import { describe, expect, it } from 'vitest';
import { fixtureBytes, fixtureJson } from '../capture/__fixtures__/read-fixture.ts';
import { instrumentFetch } from '../capture/instrument-fetch.ts';
import type { Logger } from '../runtime/logger.ts';
import { createTestClock } from '../testing/create-test-clock.ts';
import { createBroadcaster } from './create-broadcaster.ts';

const CANARY = 'purple-elephant-4711';

/** Fields of requests, answers and events whose texts people or models wrote, with everything below them. */
const CONTENT_FIELDS: ReadonlySet<string> = new Set(
  'messages,message,content,text,prompt,system,instructions,input,output,tools,functions,delta,item,content_block,choices,part,arguments,reasoning,summary,detail,raw'.split(
    ',',
  ),
);
/** Fields that say what stands beside them, and how the model was to work. */
const STRUCTURE_FIELDS =
  /^(?:type|role|id|index|object|status|code|effort|format|(?:native_)?finish_reason|stop_reason|.*_id|service_tier|model)$/;

/** A payload in which every text of a content field carries the canary. */
function planted(value: unknown, isContent = false): unknown {
  if (typeof value === 'string') return isContent ? `${value} ${CANARY}` : value;
  if (Array.isArray(value)) return value.map((item) => planted(item, isContent));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [
      field,
      planted(item, !STRUCTURE_FIELDS.test(field) && (isContent || CONTENT_FIELDS.has(field))),
    ]),
  );
}

function plantedAnswer(name: string): string {
  const text = new TextDecoder().decode(fixtureBytes(name));
  if (name.endsWith('.json')) return JSON.stringify(planted(JSON.parse(text)));
  return text.replaceAll(
    /^data: ?(\{.*\})$/gm,
    (_line, json: string) => `data: ${JSON.stringify(planted(JSON.parse(json)))}`,
  );
}

/** What recorded requests have no example of. */
const MORE_MESSAGES = [
  {
    role: 'user',
    name: 'someone',
    content: [
      { type: 'image_url', image_url: { url: 'https://x.example/image.png', alt: 'a picture' } },
      { type: 'file', file: { filename: 'salaries.pdf', file_data: 'data:application/pdf;base64,AAAA' } },
      { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' }, transcript: 'spoken' },
    ],
  },
  { role: 'assistant', content: null, function_call: { name: 'f', arguments: '{}' }, audio: { transcript: 'spoken' } },
  { role: 'assistant', content: null, refusal: 'No.', annotations: [{ type: 'url_citation', title: 'A page' }] },
];

function plantedRequest(name: string): string {
  const body = fixtureJson(`${name}.request.json`);
  const messages = Array.isArray(body.messages) ? { messages: [...body.messages, ...MORE_MESSAGES] } : {};
  return JSON.stringify(planted({ ...body, ...messages }));
}

const quoted = { code: 'invalid_prompt', message: `Refused: ${CANARY}`, metadata: { raw: CANARY } };
const responsesError = `data: ${JSON.stringify({ type: 'error', error: quoted })}\n\n`;

interface PlantedCall {
  readonly name: string;
  readonly path: string;
  readonly request: string;
  readonly answer: string;
  readonly status?: number;
}

const FORMATS = [
  { request: 'chat', path: '/chat/completions', answers: ['chat.response.json', 'chat.sse', 'chat-error.sse'] },
  { request: 'chat-choices', path: '/chat/completions', answers: ['chat-choices.response.json', 'chat-choices.sse'] },
  { request: 'responses', path: '/responses', answers: ['responses.response.json', 'responses.sse'] },
  { request: 'messages', path: '/messages', answers: ['messages.response.json', 'messages.sse', 'messages-error.sse'] },
  { request: 'text', path: '/completions', answers: ['text.response.json', 'text.sse'] },
  { request: 'embeddings', path: '/embeddings', answers: ['embeddings.response.json'] },
];

const CALLS: readonly PlantedCall[] = FORMATS.flatMap(({ request, path, answers }) => [
  ...answers.map((answer) => ({ name: answer, path, request, answer: plantedAnswer(answer) })),
  { name: `${request}, refused`, path, request, answer: JSON.stringify({ error: quoted }), status: 400 },
  { name: `${request}, with an answer nobody can read`, path, request, answer: `<p>${CANARY}</p>`, status: 502 },
]).concat([
  { name: 'responses, broken off', path: '/responses', request: 'responses', answer: responsesError },
  {
    name: 'responses, broken off after some output',
    path: '/responses',
    request: 'responses',
    answer: [...plantedAnswer('responses.sse').split('\n\n').slice(0, -2), responsesError].join('\n\n'),
  },
]);

/** Makes the call and answers everything that came out of the broadcaster: requests byte for byte, events, logs. */
async function whatLeaves({ path, request, answer, status = 200 }: PlantedCall, privacyMode: boolean): Promise<string> {
  const clock = createTestClock({ nowMs: 1_769_028_176_000 });
  const left: string[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const note = (message: string, fields?: unknown): void => {
    left.push(`${message} ${JSON.stringify(fields)}`);
  };
  const logger: Logger = { debug: note, info: note, warn: note, error: note };
  const config = {
    baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net',
    instanceId: '1',
    apiKey: 'glc_test-key',
  };
  const broadcaster = createBroadcaster({
    destinations: [
      {
        id: 'd1',
        name: 'Grafana Cloud',
        privacyMode,
        agentObservability: true,
        metadataScopes: ['cost', 'identity', 'request_context'],
        config,
      },
    ],
    transport: async ({ url, headers, body }) => {
      left.push(url, JSON.stringify(headers), decoder.decode(body));
      return { kind: 'response', status: 200, header: () => undefined, body: '{}' };
    },
    gzip: async () => undefined,
    onDelivery: (event) => left.push(JSON.stringify(event)),
    clock,
    logger,
  });
  const type = answer.startsWith('{') ? 'application/json' : answer.startsWith('<') ? 'text/html' : 'text/event-stream';
  const provider = async () => new Response(answer, { status, headers: { 'content-type': type } });
  const call = instrumentFetch(provider as typeof fetch, broadcaster, { clock, logger });
  await (await call(`https://openrouter.ai/api/v1${path}`, { method: 'POST', body: plantedRequest(request) })).text();
  await broadcaster.flush();
  expect(broadcaster.stats().total).toMatchObject({ delivered: 1, pending: 0 });
  return left.join('\n');
}

describe('no byte of a prompt or an answer leaves in privacy mode', () => {
  it.each(CALLS)('$name', async (call) => {
    expect(await whatLeaves(call, true)).not.toContain(CANARY);
    expect(await whatLeaves(call, false)).toContain(CANARY);
  });
});

it('every answer with content has a canary in it, so that one which is not found has not left', () => {
  const without = CALLS.filter(({ answer }) => !answer.includes(CANARY)).map(({ name }) => name);
  expect(without).toEqual(['embeddings.response.json']);
});
