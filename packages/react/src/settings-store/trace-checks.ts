import type { DestinationStatus, DestinationView } from '@broadcast-kit/core';
import { latestHealth } from './latest-health.ts';

/** `fine`: not the reason. `problem`: traces do not arrive because of it. `look`: may be the reason, as things are set. */
export type TraceCheckVerdict = 'fine' | 'problem' | 'look';

/** How far back to look, as Grafana writes it. Traces are kept for 30 days by default. */
export type TimeRange = 'now-1h' | 'now-24h' | 'now-7d' | 'now-30d';

/** One reason why a trace may not be where somebody looks for it, with what is known of the case. Times are ISO 8601. */
export type TraceCheck = { readonly verdict: TraceCheckVerdict } & (
  | { readonly code: 'broadcast' }
  | { readonly code: 'enabled' }
  /** Base URL, Instance ID and API key, as the last test or delivery found them. */
  | { readonly code: 'connection'; readonly health: DestinationView['health'] }
  | { readonly code: 'delivery'; readonly lastDeliveredAt: string | null; readonly isRecent: boolean }
  /** What Grafana answered last, where that was not "delivered". */
  | { readonly code: 'answer'; readonly attempt: NonNullable<DestinationStatus['lastAttempt']> }
  | { readonly code: 'lost'; readonly count: number }
  | { readonly code: 'sampling'; readonly rate: number; readonly skipped: number }
  | { readonly code: 'filters'; readonly isSet: boolean; readonly skipped: number }
  /** Whether Grafana's limits keep traces back now, and of how many requests they did. Longer texts are shortened. */
  | { readonly code: 'limits'; readonly count: number; readonly valueLimitBytes: number }
  /** Where in time to look. */
  | { readonly code: 'time_range'; readonly from: TimeRange; readonly lastDeliveredAt: string }
  | { readonly code: 'data_source' }
  | { readonly code: 'privacy'; readonly isOn: boolean }
);

/** What {@link traceChecks} looks at. */
export interface TraceChecksInput {
  /** Whether Broadcast is on; `undefined`: not known. */
  readonly broadcast: boolean | undefined;
  readonly destination: DestinationView;
  /** How deliveries go; `undefined`: not known. */
  readonly status: DestinationStatus | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Grafana shows a trace within this time. */
const DELAY_MS = 120_000;
const HOUR_MS = 3_600_000;

/**
 * Goes through the reasons why traces of a destination do not appear, in the order in which to rule them out: what is not
 * known is left out.
 *
 * Source: specification, "Troubleshooting".
 */
export function traceChecks({ broadcast, destination, status, now }: TraceChecksInput): readonly TraceCheck[] {
  const { enabled, samplingRate, apiKeyHashes, filterRules, privacyMode } = destination;
  const health = latestHealth(destination.health, status?.health);
  const skipped = status?.counters?.skipped;
  const filtered = (skipped?.filtered ?? 0) + (skipped?.api_key ?? 0);
  const hasFilters = apiKeyHashes !== null || filterRules?.enabled === true;
  const checks: TraceCheck[] = [];
  if (broadcast !== undefined) checks.push({ code: 'broadcast', verdict: broadcast ? 'fine' : 'problem' });
  checks.push(
    { code: 'enabled', verdict: enabled ? 'fine' : 'problem' },
    {
      code: 'connection',
      verdict: health.state === 'healthy' ? 'fine' : health.state === 'failing' ? 'problem' : 'look',
      health,
    },
  );
  if (status !== undefined) checks.push(...deliveryChecks(status, now));
  checks.push(
    {
      code: 'sampling',
      verdict: samplingRate < 1 ? 'look' : 'fine',
      rate: samplingRate,
      skipped: skipped?.sampled_out ?? 0,
    },
    { code: 'filters', verdict: hasFilters ? 'look' : 'fine', isSet: hasFilters, skipped: filtered },
  );
  if (status !== undefined) checks.push(limitsCheck(destination, status));
  if (status?.lastDeliveredAt) {
    const from = rangeOf(now - Date.parse(status.lastDeliveredAt));
    checks.push({ code: 'time_range', verdict: 'look', from, lastDeliveredAt: status.lastDeliveredAt });
  }
  checks.push(
    { code: 'data_source', verdict: 'look' },
    { code: 'privacy', verdict: privacyMode ? 'look' : 'fine', isOn: privacyMode },
  );
  return checks;
}

function deliveryChecks({ lastDeliveredAt, lastAttempt, counters }: DestinationStatus, now: number): TraceCheck[] {
  const isRecent = lastDeliveredAt !== null && now - Date.parse(lastDeliveredAt) < DELAY_MS;
  const checks: TraceCheck[] = [
    { code: 'delivery', verdict: lastDeliveredAt === null || isRecent ? 'look' : 'fine', lastDeliveredAt, isRecent },
  ];
  if (lastAttempt !== null && lastAttempt.outcome !== 'delivered') {
    checks.push({ code: 'answer', verdict: 'problem', attempt: lastAttempt });
  }
  const lost = sum(counters?.dropped) + sum(counters?.refused);
  if (lost > 0) checks.push({ code: 'lost', verdict: 'look', count: lost });
  return checks;
}

/** Reasons of deliveries that come of a limit of Grafana's. */
const LIMITS: readonly string[] = ['rate_limited', 'too_large', 'partially_rejected'];

function limitsCheck({ valueLimitBytes }: DestinationView, status: DestinationStatus): TraceCheck {
  const isLimited = LIMITS.includes(status.lastAttempt?.reason ?? '');
  const dropped = Object.entries(status.counters?.dropped ?? {}).filter(([reason]) => LIMITS.includes(reason));
  const count = sum(Object.fromEntries(dropped));
  const verdict = isLimited ? 'problem' : count > 0 ? 'look' : 'fine';
  return { code: 'limits', verdict, count, valueLimitBytes };
}

function rangeOf(ageMs: number): TimeRange {
  if (ageMs < HOUR_MS) return 'now-1h';
  if (ageMs < 24 * HOUR_MS) return 'now-24h';
  return ageMs < 7 * 24 * HOUR_MS ? 'now-7d' : 'now-30d';
}

function sum(byReason: Readonly<Record<string, number>> | undefined): number {
  return Object.values(byReason ?? {}).reduce((total, count) => total + count, 0);
}
