import {
  createBroadcaster,
  type DeliveryEvent,
  type ExportOutcome,
  encodeTraces,
  exportTraces,
  fetchTransport,
  mapGeneration,
  resourceSpansOf,
  type Transport,
} from '@broadcast-kit/core';
import { nodeGzip, nodeTransport } from '@broadcast-kit/core/node';
import { afterEach, describe, expect, it } from 'vitest';
import { type Fault, startDeafServer, startFaultServer } from './fault-server.ts';
import { numberedDestination, numberedGeneration, promptOf } from './numbered-generation.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function serverOf(options?: Parameters<typeof startFaultServer>[0]) {
  const server = await startFaultServer(options);
  cleanups.push(() => server.close());
  return server;
}

function transportOfNode() {
  const transport = nodeTransport();
  cleanups.push(() => transport.close());
  return transport;
}

const KINDS: Readonly<Record<string, () => Transport>> = {
  nodeTransport: transportOfNode,
  fetchTransport: () => fetchTransport(),
};

/** Short for what never answers, long for what does, on a machine that is busy. */
const timeoutMsFor = (fault?: Fault) =>
  fault === undefined || fault.kind === 'hang' || fault.kind === 'drip' ? 300 : 10_000;

function send(baseUrl: string, transport: Transport, fault?: Fault): Promise<ExportOutcome> {
  return exportTraces({
    endpoint: { url: `${baseUrl}/v1/traces`, headers: { authorization: `Basic ${btoa('1:glc_not-a-real-key')}` } },
    body: encodeTraces([resourceSpansOf(mapGeneration(numberedGeneration('gen-1', '1')))]),
    gzip: nodeGzip,
    transport,
    timeoutMs: timeoutMsFor(fault),
  });
}

const OUTCOMES: readonly (readonly [string, Fault, Partial<ExportOutcome>])[] = [
  ['503', { kind: 'status', status: 503 }, { kind: 'retry', reason: 'unavailable' }],
  ['429 with seconds', retryAfter('7'), { kind: 'retry', reason: 'rate_limited', afterMs: 7_000 }],
  ['429 that says nonsense', retryAfter('soon'), { kind: 'retry', reason: 'rate_limited' }],
  [
    '400',
    { kind: 'status', status: 400, body: '{"code":3,"message":"bad id"}' },
    { kind: 'permanent', reason: 'rejected', message: 'bad id' },
  ],
  ['401', { kind: 'status', status: 401 }, { kind: 'permanent', reason: 'auth' }],
  ['413', { kind: 'status', status: 413 }, { kind: 'permanent', reason: 'too_large' }],
  ['500', { kind: 'status', status: 500 }, { kind: 'permanent', reason: 'server_error' }],
  [
    'a redirect',
    { kind: 'status', status: 302, headers: { location: '/login' } },
    { kind: 'permanent', reason: 'redirected' },
  ],
  ['a login page behind a 200', page(), { kind: 'permanent', reason: 'unexpected' }],
  [
    'text of the wrong type',
    { kind: 'status', status: 200, headers: { 'content-type': 'text/plain' }, body: 'fine' },
    { kind: 'permanent', reason: 'unexpected' },
  ],
  ['a partial success', { kind: 'partial', rejected: 1 }, { kind: 'partial', rejectedSpans: 1, message: 'not these' }],
  [
    'no answer',
    { kind: 'hang', before: 'headers' },
    { kind: 'retry', reason: 'connection', message: 'There was no answer (timeout).' },
  ],
  [
    'half an answer',
    { kind: 'hang', before: 'body' },
    { kind: 'retry', reason: 'connection', message: 'There was no answer (timeout).' },
  ],
  [
    'an answer byte by byte',
    { kind: 'drip', everyMs: 100 },
    { kind: 'retry', reason: 'connection', message: 'There was no answer (timeout).' },
  ],
  ['a reset before the answer', { kind: 'reset', before: 'headers' }, { kind: 'retry', reason: 'connection' }],
  ['a reset within the answer', { kind: 'reset', before: 'body' }, { kind: 'retry', reason: 'connection' }],
  ['a connection that ends without an answer', { kind: 'half-close' }, { kind: 'retry', reason: 'connection' }],
  ['an answer of 8 MB', { kind: 'oversized', bytes: 8_000_000 }, { kind: 'permanent', reason: 'unexpected' }],
  ['a gzip bomb', { kind: 'gzip-bomb', bytes: 4_000_000 }, { kind: 'permanent', reason: 'unexpected' }],
];

function retryAfter(text: string): Fault {
  return { kind: 'status', status: 429, headers: { 'retry-after': text } };
}

function page(): Fault {
  return {
    kind: 'status',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Sign in</title>',
  };
}

for (const [name, createTransport] of Object.entries(KINDS)) {
  describe(`one POST through ${name}`, () => {
    it.each(OUTCOMES)('says what %s means', async (_, fault, expected) => {
      const server = await serverOf();
      server.script(fault);
      expect(await send(server.baseUrl, createTransport(), fault)).toMatchObject(expected);
      expect(server.violations).toEqual([]);
      expect(server.requests()).toBe(1);
    });

    it('reads a Retry-After that is a date', async () => {
      const server = await serverOf();
      server.script(retryAfter(new Date(Date.now() + 60_000).toUTCString()));
      const outcome = await send(server.baseUrl, createTransport(), { kind: 'status', status: 429 });
      // A date has whole seconds.
      expect(outcome).toMatchObject({
        kind: 'retry',
        afterMs: expect.toSatisfy((ms: number) => ms > 50_000 && ms <= 60_000),
      });
    });

    it('gives up a server that never accepts the connection', async () => {
      const deaf = await startDeafServer();
      cleanups.push(() => deaf.close());
      expect(await send(deaf.baseUrl, createTransport())).toMatchObject({
        kind: 'retry',
        message: 'There was no answer (timeout).',
      });
    });

    it('trusts no self-signed certificate, and tells it nothing', async () => {
      const server = await serverOf({ tls: true });
      expect(await send(server.baseUrl, createTransport())).toMatchObject({
        kind: 'retry',
        message: 'There was no answer (tls).',
      });
      expect(server.requests()).toBe(0);
    });
  });
}

describe('nodeTransport under faults', () => {
  it('leaves no socket behind, whatever happens to the request', async () => {
    const server = await serverOf();
    const transport = transportOfNode();
    for (const [, fault] of OUTCOMES) {
      server.script(fault);
      await send(server.baseUrl, transport, fault);
    }
    // What hung, dripped or poured was cut off; a kept connection may wait for the next request.
    await expect.poll(() => server.openSockets(), { timeout: 5_000 }).toBeLessThanOrEqual(1);
    transport.close();
    await expect.poll(() => server.openSockets(), { timeout: 5_000 }).toBe(0);
  });
});

describe('createBroadcaster under faults', () => {
  function broadcasterOf(baseUrl: string, options: Partial<Parameters<typeof createBroadcaster>[0]> = {}) {
    const events: DeliveryEvent[] = [];
    const broadcaster = createBroadcaster({
      destinations: [numberedDestination('1', baseUrl)],
      transport: transportOfNode(),
      gzip: nodeGzip,
      random: () => 0.1,
      batch: { maxAgeMs: 20 },
      delivery: { timeoutMs: 10_000 },
      onDelivery: (event) => events.push(event),
      ...options,
    });
    cleanups.push(() => broadcaster.shutdown({ timeoutMs: 0 }));
    return { broadcaster, events };
  }

  const PASSING = OUTCOMES.filter(([, , { kind }]) => kind === 'retry');

  it.each(PASSING)('delivers after %s', async (_, fault) => {
    const server = await serverOf();
    // A short Retry-After here: how a long one is read is tested above.
    const isLimit = fault.kind === 'status' && fault.status === 429;
    const once = [isLimit ? retryAfter('1') : fault];
    server.script(() => once.shift());
    const { broadcaster, events } = broadcasterOf(server.baseUrl, { delivery: { timeoutMs: timeoutMsFor(fault) } });
    await broadcaster.record(numberedGeneration('gen-1', '1')).accepted;
    expect(await broadcaster.flush({ timeoutMs: 10_000 })).toEqual({ pending: 0 });
    // One that answers too slowly has the records already.
    expect(server.taken.get('1/gen-1')).toMatchObject({
      times: fault.kind === 'drip' ? 2 : 1,
      prompt: expect.stringContaining(promptOf('gen-1')),
    });
    expect(broadcaster.stats().total).toMatchObject({ offered: 1, accepted: 1, delivered: 1, pending: 0, dropped: {} });
    expect(events.map(({ outcome }) => outcome.kind)).toEqual(['retry', 'delivered']);
  });

  it('sends the same bytes again where the answer to a taken batch got lost', async () => {
    const server = await serverOf();
    const once: Fault[] = [{ kind: 'reset', before: 'headers', takes: true }];
    server.script(() => once.shift());
    const { broadcaster } = broadcasterOf(server.baseUrl);
    broadcaster.record(numberedGeneration('gen-1', '1'));
    await broadcaster.flush({ timeoutMs: 10_000 });
    expect(server.taken.get('1/gen-1')).toMatchObject({ times: 2, differed: false });
    expect(broadcaster.stats().total).toMatchObject({ accepted: 1, delivered: 1 });
  });

  it('loses exactly the one record of 512 that the receiver cannot take', async () => {
    const server = await serverOf();
    server.script(({ ids }) => (ids.includes('gen-300') ? { kind: 'status', status: 400 } : undefined));
    const { broadcaster } = broadcasterOf(server.baseUrl, {
      batch: { maxRecords: 512, maxBytes: 4_000_000, maxAgeMs: 60_000 },
    });
    for (let number = 0; number < 512; number += 1) broadcaster.record(numberedGeneration(`gen-${number}`, '1'));
    await broadcaster.flush({ timeoutMs: 20_000 });
    expect(broadcaster.stats().total).toMatchObject({
      accepted: 512,
      delivered: 511,
      dropped: { rejected: 1 },
      pending: 0,
    });
    expect(server.taken.size).toBe(511);
    expect(server.requests()).toBeLessThanOrEqual(20);
  });

  it('counts what a partial success left out, and never sends it again', async () => {
    const server = await serverOf();
    server.script({ kind: 'partial', rejected: 2 });
    const { broadcaster } = broadcasterOf(server.baseUrl);
    for (let number = 0; number < 5; number += 1) broadcaster.record(numberedGeneration(`gen-${number}`, '1'));
    await broadcaster.flush({ timeoutMs: 5_000 });
    expect(broadcaster.stats().total).toMatchObject({ accepted: 5, delivered: 3, dropped: { partially_rejected: 2 } });
    expect(server.requests()).toBe(1);
  });

  it('causes no warning of Node, however many requests are on their way', async () => {
    const warnings: string[] = [];
    const onWarning = ({ message }: Error) => warnings.push(message);
    process.on('warning', onWarning);
    cleanups.push(() => process.off('warning', onWarning));
    const server = await serverOf();
    server.script({ kind: 'hang', before: 'headers' });
    const users = Array.from({ length: 30 }, (_, index) => String(index + 1));
    const destinations = users.map((user) => numberedDestination(user, server.baseUrl));
    const transport = nodeTransport({ maxSocketsPerDestination: 64 });
    cleanups.push(() => transport.close());
    const { broadcaster } = broadcasterOf(server.baseUrl, { destinations, transport });
    for (const user of users) broadcaster.record(numberedGeneration('gen-1', user));
    await expect.poll(() => server.requests(), { timeout: 5_000 }).toBe(30);
    await broadcaster.shutdown({ timeoutMs: 0 });
    expect(warnings).toEqual([]);
  });

  it('keeps the pace of a destination while five behind the same origin, healthy before, hang', async () => {
    const server = await serverOf();
    const sick = ['1', '2', '3', '4', '5'];
    const destinations = [...sick, '6'].map((user) => numberedDestination(user, server.baseUrl));
    const batch = { maxRecords: 1, maxAgeMs: 20 };
    const { broadcaster } = broadcasterOf(server.baseUrl, { destinations, batch, delivery: { timeoutMs: 60_000 } });
    for (const user of [...sick, '6']) broadcaster.record(numberedGeneration('before', user));
    expect(await broadcaster.flush({ timeoutMs: 10_000 })).toEqual({ pending: 0 });
    server.script(({ user }) => (user === '6' ? undefined : { kind: 'hang', before: 'headers' }));
    for (const user of sick) {
      for (let number = 0; number < 6; number += 1) broadcaster.record(numberedGeneration(`stuck-${number}`, user));
    }
    // Four requests each: more than one origin's worth of connections.
    await expect.poll(() => server.struck.get('hang'), { timeout: 10_000 }).toBe(20);
    for (let number = 0; number < 10; number += 1) {
      broadcaster.record(numberedGeneration(`fresh-${number}`, '6'));
      await expect.poll(() => server.taken.has(`6/fresh-${number}`), { timeout: 10_000, interval: 5 }).toBe(true);
    }
    expect(server.struck.get('hang')).toBe(20);
    expect(server.openSockets()).toBeLessThanOrEqual(24);
  });

  it('shuts down in time and accounts for everything while the server hangs', async () => {
    const server = await serverOf();
    server.script({ kind: 'hang', before: 'headers' });
    const { broadcaster } = broadcasterOf(server.baseUrl, { delivery: { timeoutMs: 60_000 } });
    await broadcaster.record(numberedGeneration('gen-1', '1')).accepted;
    const report = await broadcaster.shutdown({ timeoutMs: 100 });
    expect(report).toEqual({ delivered: 0, persisted: 0, dropped: 1 });
    expect(broadcaster.stats().total).toMatchObject({ accepted: 1, dropped: { shut_down: 1 }, pending: 0 });
  });
});

describe('the fault server', () => {
  it('refuses what no OTLP client may send, and remembers it', async () => {
    const server = await serverOf();
    const post = (body: string, headers: Record<string, string>) =>
      fetch(`${server.baseUrl}/v1/traces`, { method: 'POST', body, headers });
    const authorization = `Basic ${btoa('1:key')}`;
    const span =
      '{"resourceSpans":[{"resource":{"attributes":[{"key":"openrouter.trace.id","value":{"stringValue":"g"}}]},"scopeSpans":[{"spans":[{"traceId":"AAAA"}]}]}]}';
    const answers = [
      await post('{}', { authorization, 'content-type': 'application/json' }),
      await post(span, { authorization, 'content-type': 'application/json' }),
      await post(span, { authorization, 'content-type': 'text/plain' }),
      await post(span, { 'content-type': 'application/json' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(server.violations).toEqual([
      'an empty envelope',
      'trace id AAAA',
      'content type text/plain',
      'no Basic credentials',
    ]);
    expect(server.taken.size).toBe(0);
  });
});
