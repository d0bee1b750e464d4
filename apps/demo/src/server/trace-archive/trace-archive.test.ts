import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTraceArchive, type TraceArchiveOptions } from './trace-archive.ts';

const A = 'a'.repeat(32);
const B = 'b'.repeat(32);

function entry(traceId: string, spanId: string, name = 'call') {
  const span = { traceId, spanId, name, startTimeUnixNano: '1', endTimeUnixNano: '2', extra: { kept: true } };
  return { resource: { attributes: [] }, scopeSpans: [{ scope: { name: 'gateway' }, spans: [span] }], schemaUrl: 'x' };
}

function arrived(traceId: string, spanId: string, name?: string) {
  return { traceId, resourceSpans: [entry(traceId, spanId, name)], receivedAtMs: 0 };
}

let path: string;
const open = (options: Partial<TraceArchiveOptions> = {}) => openTraceArchive({ path, ...options });

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'trace-archive-'));
});

afterEach(async () => {
  await rm(path, { recursive: true, force: true });
});

describe('the trace archive', () => {
  it('gives a trace back exactly as it was received', async () => {
    const archive = open();
    await archive.add(arrived(A, '01'));
    await archive.add(arrived(A, '02'));
    expect(archive.get(A)).toEqual([entry(A, '01'), entry(A, '02')]);
    expect(archive.get(B)).toBeUndefined();
    await archive.close();
  });

  it('lists the newest arrival first, also when an old trace gets another span', async () => {
    const archive = open();
    await archive.add(arrived(A, '01'));
    await archive.add(arrived(B, '02'));
    expect(archive.list().map(({ traceId }) => traceId)).toEqual([B, A]);
    await archive.add(arrived(A, '03'));
    expect(archive.list().map(({ traceId, spanCount }) => [traceId, spanCount])).toEqual([
      [A, 2],
      [B, 1],
    ]);
    await archive.close();
  });

  it('loses nothing when two requests of one trace come at once', async () => {
    const archive = open();
    await Promise.all([archive.add(arrived(A, '01')), archive.add(arrived(A, '02'))]);
    expect(archive.get(A)).toEqual([entry(A, '01'), entry(A, '02')]);
    await archive.close();
  });

  it('survives a restart, order included', async () => {
    const first = open();
    await first.add(arrived(B, '02'));
    await first.add(arrived(A, '01'));
    const before = first.list();
    await first.close();
    const second = open();
    expect(second.list()).toEqual(before);
    await second.add(arrived(B, '03'));
    expect(second.list().map(({ traceId }) => traceId)).toEqual([B, A]);
    await second.close();
  });

  it('keeps the newest traces only', async () => {
    const archive = open({ maxTraces: 1 });
    await archive.add(arrived(A, '01'));
    await archive.add(arrived(B, '02'));
    expect(archive.list().map(({ traceId }) => traceId)).toEqual([B]);
    expect(archive.get(A)).toBeUndefined();
    await archive.close();
  });

  it('stops a trace that grows without end', async () => {
    const archive = open({ maxTraceLength: 400 });
    await archive.add(arrived(A, '01'));
    await archive.add(arrived(A, '02', 'x'.repeat(400)));
    expect(archive.list()[0]?.spanCount).toBe(1);
    await archive.close();
  });

  it('tells its listeners what arrived until they leave', async () => {
    const archive = open();
    const heard: string[] = [];
    const leave = archive.subscribe(({ rootName }) => heard.push(rootName));
    await archive.add(arrived(A, '01', 'first'));
    leave();
    await archive.add(arrived(B, '02', 'second'));
    expect(heard).toEqual(['first']);
    await archive.close();
  });
});
