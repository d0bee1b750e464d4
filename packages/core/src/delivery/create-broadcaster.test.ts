import { describe, expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import type { TransportRequest, TransportResult } from '../otlp/transport.ts';
import { createTestClock } from '../testing/create-test-clock.ts';
import { sampleDestination, sampleDestinationInput } from './__fixtures__/sample-destination.ts';
import type { BroadcasterOptions } from './broadcaster-options.ts';
import { createBroadcaster } from './create-broadcaster.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import type { DeliveryStats } from './delivery-stats.ts';

const destination = sampleDestinationInput;

let counter = 0;
function generation(over: Partial<Generation> = {}): Generation {
  counter += 1;
  return {
    id: `gen-${counter}`,
    startedAtMs: 1_769_028_175_000,
    endedAtMs: 1_769_028_176_000,
    request: { model: 'openai/gpt-4o' },
    ...over,
  };
}

const answer = (status: number, body = '{}', headers: Record<string, string> = {}): TransportResult => ({
  kind: 'response',
  status,
  header: (name) => headers[name],
  body,
});

interface SentSpan {
  readonly name: string;
  readonly spanId: string;
}

function setUp(
  respond: (request: TransportRequest, index: number) => TransportResult | Promise<TransportResult>,
  options: Partial<BroadcasterOptions> = {},
) {
  const clock = createTestClock({ nowMs: 1_769_028_176_000 });
  const requests: {
    readonly spans: readonly SentSpan[];
    readonly url: string;
    readonly headers: Record<string, string>;
  }[] = [];
  const events: DeliveryEvent[] = [];
  const broadcaster = createBroadcaster({
    destinations: [destination],
    clock,
    random: () => 0.5,
    // Plain bodies, so that a test reads what was sent.
    gzip: async () => undefined,
    onDelivery: (event) => events.push(event),
    async transport(request) {
      const body = JSON.parse(new TextDecoder().decode(request.body)) as {
        resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[];
      };
      const spans = body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
      requests.push({ spans, url: request.url, headers: request.headers });
      return respond(request, requests.length - 1);
    },
    ...options,
  });
  return { broadcaster, clock, requests, events };
}

function expectBalanced({ offered, accepted, refused, delivered, dropped, pending }: DeliveryStats): void {
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, one) => total + one, 0);
  expect(offered).toBe(accepted + sum(refused));
  expect(accepted).toBe(delivered + sum(dropped) + pending);
}

describe('record', () => {
  it('returns at once, before anything is sent', () => {
    const { broadcaster, requests } = setUp(() => answer(200));
    expect(broadcaster.record(generation()).accepted).toBeInstanceOf(Promise);
    expect(requests).toEqual([]);
  });

  it('sends what was recorded within a second, as one authorised POST', async () => {
    const { broadcaster, clock, requests } = setUp(() => answer(200));
    const handles = [broadcaster.record(generation()), broadcaster.record(generation())];
    await clock.advance(1_000);
    expect(await Promise.all(handles.map(({ accepted }) => accepted))).toEqual([
      { destinations: 1, refused: 0 },
      { destinations: 1, refused: 0 },
    ]);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.url).toBe('https://otlp-gateway-prod-us-west-0.grafana.net/otlp/v1/traces');
    expect(requests[0]?.headers.authorization).toBe(`Basic ${btoa('123456:glc_test-key')}`);
    expect(requests[0]?.spans).toHaveLength(2);
  });

  it('never throws, also for a generation that cannot be mapped', async () => {
    const { broadcaster, clock } = setUp(() => answer(200));
    const handle = broadcaster.record(generation({ startedAtMs: Number.NaN }));
    await clock.advance(1_000);
    expect(await handle.accepted).toEqual({ destinations: 0, refused: 1 });
    expect(broadcaster.stats().total.refused).toEqual({ invalid: 1 });
  });

  it.each([undefined, null, 'a text'])('never throws, also for %j in place of a generation', async (nothing) => {
    const { broadcaster } = setUp(() => answer(200));
    const { accepted } = broadcaster.record(nothing as unknown as Generation);
    expect(await accepted).toEqual({ destinations: 0, refused: 1 });
    expect(broadcaster.stats().total).toMatchObject({ offered: 1, refused: { invalid: 1 } });
  });

  it('seals a batch when it is full, without waiting', async () => {
    const { broadcaster, clock, requests } = setUp(() => answer(200), { batch: { maxRecords: 2 } });
    for (let index = 0; index < 4; index += 1) broadcaster.record(generation());
    await clock.advance(0);
    expect(requests.map(({ spans }) => spans.length)).toEqual([2, 2]);
  });

  it('counts what selection keeps away, and sends none of it', async () => {
    const { broadcaster, clock, requests } = setUp(() => answer(200), {
      destinations: [{ ...destination, apiKeyHashes: ['a'.repeat(64)] }],
    });
    const handle = broadcaster.record(generation());
    await clock.advance(1_000);
    expect(await handle.accepted).toEqual({ destinations: 0, refused: 0 });
    expect(requests).toEqual([]);
    expect(broadcaster.stats().total).toMatchObject({ offered: 0, skipped: { api_key: 1 } });
  });

  it('sends the root of a shared trace once', async () => {
    const { broadcaster, clock, requests } = setUp(() => answer(200));
    const trace = { trace_id: 'shared', trace_name: 'Pipeline', span_name: 'Step' };
    for (let index = 0; index < 3; index += 1) {
      broadcaster.record(generation({ trace }));
      await clock.advance(1_000);
    }
    const names = requests.flatMap(({ spans }) => spans.map(({ name }) => name));
    expect(names).toEqual(['Pipeline', 'Step', 'openai/gpt-4o', 'openai/gpt-4o', 'openai/gpt-4o']);
  });
});

describe('delivery', () => {
  it('tries again after an outage and loses nothing', async () => {
    const { broadcaster, clock, requests } = setUp((_, index) => (index < 3 ? answer(503) : answer(200)));
    broadcaster.record(generation());
    await clock.advance(120_000);
    expect(requests).toHaveLength(4);
    expect(broadcaster.stats().total).toMatchObject({ accepted: 1, delivered: 1, pending: 0, dropped: {} });
  });

  it('sends nothing before Retry-After is over, and other records wait with it', async () => {
    const { broadcaster, clock, requests } = setUp((_, index) =>
      index === 0 ? answer(429, 'slow down', { 'retry-after': '30' }) : answer(200),
    );
    broadcaster.record(generation());
    await clock.advance(2_000);
    broadcaster.record(generation());
    await clock.advance(28_000);
    expect(requests).toHaveLength(1);
    await clock.advance(5_000);
    expect(requests.length).toBeGreaterThan(1);
    expect(broadcaster.stats().total).toMatchObject({ delivered: 2, pending: 0 });
  });

  it('counts rejected spans and never sends them again', async () => {
    const { broadcaster, clock, requests, events } = setUp(() =>
      answer(200, '{"partialSuccess":{"rejectedSpans":"1","errorMessage":"too old"}}'),
    );
    broadcaster.record(generation());
    broadcaster.record(generation());
    await clock.advance(60_000);
    expect(requests).toHaveLength(1);
    expect(broadcaster.stats().total).toMatchObject({ delivered: 1, dropped: { partially_rejected: 1 }, pending: 0 });
    expect(events.at(-1)?.outcome).toMatchObject({ kind: 'partial', rejectedSpans: 1, message: 'too old' });
  });

  it('loses exactly the one record that spoils a batch', async () => {
    const { broadcaster, clock, requests } = setUp((request) =>
      new TextDecoder().decode(request.body).includes('poison')
        ? answer(400, '{"code":3,"message":"bad"}')
        : answer(200),
    );
    for (let index = 0; index < 64; index += 1) broadcaster.record(generation(index === 17 ? { user: 'poison' } : {}));
    await clock.advance(10_000);
    expect(broadcaster.stats().total).toMatchObject({
      accepted: 64,
      delivered: 63,
      dropped: { rejected: 1 },
      pending: 0,
    });
    expect(requests.length).toBeLessThanOrEqual(2 * Math.log2(64) + 2);
  });

  it('keeps the data of a destination whose key is refused, and sends it once the settings are mended', async () => {
    let isMended = false;
    const { broadcaster, clock, requests, events } = setUp(() =>
      isMended ? answer(200) : answer(401, 'invalid token'),
    );
    broadcaster.record(generation());
    await clock.advance(600_000);
    expect(requests).toHaveLength(1);
    expect(events.at(-1)?.outcome).toMatchObject({ kind: 'held', reason: 'auth' });
    isMended = true;
    broadcaster.invalidate('default');
    await clock.advance(1_000);
    expect(broadcaster.stats().total).toMatchObject({ delivered: 1, pending: 0 });
  });

  it('gives a record up when it is older than the age cap', async () => {
    const { broadcaster, clock } = setUp(() => answer(503), { delivery: { maxAgeMs: 60_000 } });
    broadcaster.record(generation());
    await clock.advance(600_000);
    expect(broadcaster.stats().total).toMatchObject({ delivered: 0, dropped: { expired: 1 }, pending: 0 });
  });

  it('does not let a destination that never answers hold up another', async () => {
    const { broadcaster, clock } = setUp(
      (request) => (request.url.includes('us-east') ? new Promise(() => {}) : answer(200)),
      {
        destinations: [
          destination,
          {
            ...destination,
            id: 'd2',
            name: 'Dead',
            config: { ...destination.config, baseUrl: 'https://otlp-gateway-prod-us-east-0.grafana.net' },
          },
        ],
      },
    );
    for (let index = 0; index < 10; index += 1) {
      broadcaster.record(generation());
      await clock.advance(1_000);
    }
    const { destinations } = broadcaster.stats();
    expect(destinations.d1).toMatchObject({ delivered: 10, pending: 0 });
    expect(destinations.d2).toMatchObject({ delivered: 0, pending: 10 });
  });
});

describe('flush', () => {
  it('resolves when everything recorded before is delivered', async () => {
    const { broadcaster, requests } = setUp(() => answer(200));
    broadcaster.record(generation());
    expect(await broadcaster.flush()).toEqual({ pending: 0 });
    expect(requests).toHaveLength(1);
  });

  it('gives up at its deadline and says what is left', async () => {
    const { broadcaster, clock } = setUp(() => answer(503));
    broadcaster.record(generation());
    const flushed = broadcaster.flush({ timeoutMs: 5_000 });
    await clock.advance(5_000);
    expect(await flushed).toEqual({ pending: 1 });
  });
});

describe('shutdown', () => {
  it('delivers what it can and refuses what comes later', async () => {
    const { broadcaster } = setUp(() => answer(200));
    broadcaster.record(generation());
    expect(await broadcaster.shutdown()).toEqual({ delivered: 1, persisted: 0, dropped: 0 });
    expect(await broadcaster.record(generation()).accepted).toEqual({ destinations: 0, refused: 1 });
  });

  it('returns in time with exact counts when nobody answers, and a second call changes nothing', async () => {
    const { broadcaster, clock } = setUp(() => new Promise(() => {}));
    broadcaster.record(generation());
    const reports = Promise.all([broadcaster.shutdown({ timeoutMs: 2_000 }), broadcaster.shutdown()]);
    await clock.advance(2_000);
    const [first, second] = await reports;
    expect(first).toEqual({ delivered: 0, persisted: 0, dropped: 1 });
    expect(second).toBe(first);
    expect(broadcaster.stats().total).toMatchObject({ accepted: 1, dropped: { shut_down: 1 }, pending: 0 });
  });
});

describe('the accounts', () => {
  it('balance at every moment, through outages, refusals and a full queue', async () => {
    const statuses = [200, 503, 400, 429, 200, 401, 500];
    const { broadcaster, clock } = setUp((_, index) => answer(statuses[index % statuses.length] ?? 200), {
      batch: { maxRecords: 4 },
    });
    for (let index = 0; index < 100; index += 1) {
      broadcaster.record(generation());
      await clock.advance(700);
      expectBalanced(broadcaster.stats().total);
    }
    await clock.advance(24 * 3_600_000);
    const { total } = broadcaster.stats();
    expectBalanced(total);
    expect(total.offered).toBe(100);
    expect(total.delivered).toBeGreaterThan(0);
  });
});

it('refuses a destination that cannot work, by the name of its field', () => {
  const wrong = { ...destination, config: { ...destination.config, instanceId: 'my-stack' } };
  expect(() => createBroadcaster({ destinations: [wrong] })).toThrow(/config\.instanceId: The Instance ID is a number/);
});

it('asks a destination source per owner, and again after a failure', async () => {
  let calls = 0;
  const { broadcaster, clock, requests } = setUp(() => answer(200), {
    destinations: {
      async list(owner) {
        calls += 1;
        if (calls === 1) throw new Error('store is starting');
        return owner === 'team-a' ? [{ ...sampleDestination, owner }] : [];
      },
    },
  });
  broadcaster.record(generation({ owner: 'team-a' }));
  await clock.advance(5_000);
  expect(requests).toHaveLength(1);
  broadcaster.record(generation({ owner: 'team-b' }));
  await clock.advance(5_000);
  expect(requests).toHaveLength(1);
});
