import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basicAuthorization, systemClock } from '@broadcast-kit/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTraceArchive, type TraceArchive } from '../trace-archive/trace-archive.ts';
import { createOtlpGateway } from './otlp-gateway.ts';

const A = 'a'.repeat(32);
const B = 'b'.repeat(32);
let path: string;
let archive: TraceArchive;
let handle: (request: Request) => Promise<Response>;

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'otlp-gateway-'));
  archive = openTraceArchive({ path });
  handle = createOtlpGateway({ apiKey: 'glc_right', archive, clock: systemClock });
});

afterEach(async () => {
  await archive.close();
  await rm(path, { recursive: true, force: true });
});

function entry(...spans: readonly (readonly [traceId: string, spanId: string])[]) {
  const scope = { name: 'gateway' };
  const all = spans.map(([traceId, spanId]) => ({ traceId, spanId, name: 'call', startTimeUnixNano: '1' }));
  return { resource: { attributes: [] }, scopeSpans: [{ scope, spans: all }] };
}

async function post(body: object, apiKey = 'glc_right') {
  const authorization = basicAuthorization({ instanceId: '123456', apiKey });
  return handle(
    new Request('http://127.0.0.1/otlp/v1/traces', {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

describe('the local OTLP gateway', () => {
  it('keeps each trace of a request before it answers, as it was received', async () => {
    const response = await post({ resourceSpans: [entry([A, '0000000000000001'], [B, '0000000000000002'])] });
    expect(response.status).toBe(200);
    expect(archive.get(A)).toEqual([entry([A, '0000000000000001'])]);
    expect(archive.get(B)).toEqual([entry([B, '0000000000000002'])]);
  });

  it('adds what a later request brings and nothing twice', async () => {
    await post({ resourceSpans: [entry([A, '0000000000000001'])] });
    await post({ resourceSpans: [entry([A, '0000000000000002'])] });
    expect(archive.get(A)).toEqual([entry([A, '0000000000000001']), entry([A, '0000000000000002'])]);
  });

  it('refuses a wrong key and keeps nothing', async () => {
    const response = await post({ resourceSpans: [entry([A, '0000000000000001'])] }, 'glc_wrong');
    expect(response.status).toBe(401);
    expect(archive.list()).toEqual([]);
  });
});
