import type { DestinationStatus, DestinationView } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { type TraceCheck, type TraceChecksInput, traceChecks } from './trace-checks.ts';

const NOW = Date.parse('2026-01-21T20:42:56.000Z');
const ago = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();

const DELIVERING: DestinationStatus = {
  health: { state: 'healthy', checkedAt: ago(5), durationMs: null },
  lastDeliveredAt: ago(5),
  lastAttempt: { at: ago(5), outcome: 'delivered', records: 3, attempt: 1, reason: null },
  counters: { offered: 3, accepted: 3, delivered: 3, pending: 0, refused: {}, dropped: {}, skipped: {} },
};

function checksOf(destination: Partial<DestinationView> = {}, more: Partial<TraceChecksInput> = {}) {
  const checks = traceChecks({
    broadcast: true,
    destination: sampleDestination(destination),
    status: DELIVERING,
    now: NOW,
    ...more,
  });
  return Object.fromEntries(checks.map((check) => [check.code, check])) as {
    readonly [Code in TraceCheck['code']]?: Extract<TraceCheck, { code: Code }>;
  };
}

describe('the checks for traces that do not appear', () => {
  it('find nothing where traces are delivered, and say where to look in Grafana', () => {
    const checks = Object.values(checksOf());
    expect(checks.filter(({ verdict }) => verdict === 'problem')).toEqual([]);
    expect(checks.filter(({ verdict }) => verdict === 'look').map(({ code }) => code)).toEqual([
      'time_range',
      'data_source',
    ]);
  });

  it('name what keeps everything back: Broadcast, the destination, its connection', () => {
    expect(checksOf({}, { broadcast: false }).broadcast?.verdict).toBe('problem');
    expect(checksOf({ enabled: false }).enabled?.verdict).toBe('problem');
    const failing = { state: 'failing', checkedAt: ago(1), diagnosis: REVOKED_KEY } as const;
    expect(checksOf({ health: failing }).connection).toMatchObject({ verdict: 'problem', health: failing });
    expect(checksOf({ health: { state: 'unknown' } }, { status: undefined }).connection?.verdict).toBe('look');
  });

  it('say what Grafana answered last, unless it took everything', () => {
    const attempt = { at: ago(1), outcome: 'retry', records: 3, attempt: 2, reason: 'rate_limited' } as const;
    expect(checksOf({}, { status: { ...DELIVERING, lastAttempt: attempt } }).answer).toEqual({
      code: 'answer',
      verdict: 'problem',
      attempt,
    });
    expect(checksOf().answer).toBeUndefined();
  });

  it('ask for patience after a delivery of the last two minutes, and for a request where there was none', () => {
    expect(checksOf({}, { status: { ...DELIVERING, lastDeliveredAt: ago(1) } }).delivery).toMatchObject({
      verdict: 'look',
      isRecent: true,
    });
    expect(checksOf({}, { status: { ...DELIVERING, lastDeliveredAt: null } }).delivery).toMatchObject({
      verdict: 'look',
      isRecent: false,
    });
    expect(checksOf().delivery?.verdict).toBe('fine');
  });

  it('count what was given up and what was left out on purpose', () => {
    const counters = {
      ...DELIVERING.counters,
      offered: 9,
      accepted: 6,
      delivered: 3,
      pending: 0,
      refused: { queue_full: 3 },
      dropped: { expired: 2, rejected: 1 },
      skipped: { sampled_out: 40, filtered: 4, api_key: 2 },
    };
    const checks = checksOf(
      { samplingRate: 0.05, apiKeyHashes: ['a'.repeat(64)] },
      { status: { ...DELIVERING, counters } },
    );
    expect(checks.lost).toMatchObject({ verdict: 'look', count: 6 });
    expect(checks.sampling).toMatchObject({ verdict: 'look', rate: 0.05, skipped: 40 });
    expect(checks.filters).toMatchObject({ verdict: 'look', isSet: true, skipped: 6 });
  });

  it.each([
    [5, 'now-1h'],
    [90, 'now-24h'],
    [60 * 30, 'now-7d'],
    [60 * 24 * 8, 'now-30d'],
  ] as const)('choose a time range that holds a trace of %i minutes ago', (minutes, from) => {
    expect(checksOf({}, { status: { ...DELIVERING, lastDeliveredAt: ago(minutes) } }).time_range?.from).toBe(from);
  });

  it('tell of limits of Grafana that keep traces back now, that did so before, and of none', () => {
    const attempt = { at: ago(1), outcome: 'retry', records: 3, attempt: 2, reason: 'rate_limited' } as const;
    const counters = { offered: 9, accepted: 9, delivered: 6, pending: 0, refused: {}, skipped: {} };
    const limitsOf = (status: Partial<DestinationStatus>) =>
      checksOf({ valueLimitBytes: 1_024 }, { status: { ...DELIVERING, ...status } }).limits;

    expect(limitsOf({})).toEqual({ code: 'limits', verdict: 'fine', count: 0, valueLimitBytes: 1_024 });
    expect(limitsOf({ lastAttempt: attempt })?.verdict).toBe('problem');
    expect(
      limitsOf({ counters: { ...counters, dropped: { too_large: 1, partially_rejected: 2, expired: 5 } } }),
    ).toMatchObject({ verdict: 'look', count: 3 });
  });

  it('leave out what is not known', () => {
    const checks = checksOf({}, { broadcast: undefined, status: undefined });
    expect(Object.keys(checks)).toEqual(['enabled', 'connection', 'sampling', 'filters', 'data_source', 'privacy']);
  });

  it('explain missing prompts with privacy mode', () => {
    expect(checksOf({ privacyMode: true }).privacy).toMatchObject({ verdict: 'look', isOn: true });
    expect(checksOf().privacy?.verdict).toBe('fine');
  });
});
