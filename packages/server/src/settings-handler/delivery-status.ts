import type { DeliveryEvent, DeliveryStats, DestinationHealth, Diagnosis, DiagnosisCode } from '@broadcast-kit/core';
import { DIAGNOSIS_CATALOGUE } from '@broadcast-kit/core';

/** What this instance has seen of the deliveries to one destination. */
export interface DeliveryStatus {
  readonly lastAttempt: DeliveryEvent;
  readonly lastDeliveredAtMs: number | null;
  /** The last attempt that says whether the destination works: retries and split batches say nothing yet. */
  readonly lastVerdict: DeliveryEvent | undefined;
}

/** That a destination was disabled for failing too long. */
export interface AutoDisabled {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Code of the last failure. */
  readonly reason: string;
}

/** Where the settings API learns how deliveries go. `createBroadcastServer` brings one. */
export interface DeliveryStatusSource {
  /** How the last deliveries to it went. `undefined`: there were none that this instance knows of. */
  status(owner: string, destinationId: string): DeliveryStatus | undefined;
  /** Its accounts. `undefined`: nothing was recorded for it. */
  counters(destinationId: string): DeliveryStats | undefined;
  /** The last attempts, newest first. */
  attempts(owner: string, destinationId: string): readonly DeliveryEvent[];
  /** `undefined`: it was not disabled, or its settings changed since. */
  autoDisabled(owner: string, destinationId: string): AutoDisabled | undefined;
}

const CODE_BY_REASON: Readonly<Record<string, DiagnosisCode>> = {
  auth: 'auth.unauthorized',
  not_found: 'endpoint.not_found',
  redirected: 'endpoint.redirected',
  unexpected: 'protocol.unexpected',
  blocked: 'endpoint.not_allowed',
  connection: 'net.unreachable',
  rate_limited: 'rate.limited',
  unavailable: 'upstream.unavailable',
  server_error: 'upstream.unavailable',
  rejected: 'payload.rejected',
  expired: 'upstream.unavailable',
};

function codeOf(reason: string, message: string): DiagnosisCode {
  // Grafana refuses a key that it does not know and one that may not write alike, but for the text.
  if (reason === 'auth' && /scope/i.test(message)) return 'auth.scope';
  return CODE_BY_REASON[reason] ?? 'protocol.unexpected';
}

/**
 * What a failed delivery says.
 *
 * @param trusted - Whether the host is one that the operator knows.
 */
export function diagnoseDelivery(reason: string, message: string, trusted: boolean): Diagnosis {
  const code = trusted ? codeOf(reason, message) : 'net.unreachable';
  const detail = trusted && message !== '' ? { detail: message } : {};
  return { code, ...DIAGNOSIS_CATALOGUE[code], ...detail };
}

/**
 * What deliveries say about a destination; `undefined` where they say nothing.
 *
 * @param trusted - Whether the host is one that the operator knows. Of all others only that they fail is told, and at the
 * first failure: waiting with "not reached" until the retries are over, and not with "refused", would tell them apart.
 */
export function healthFromDelivery(status: DeliveryStatus, trusted: boolean): DestinationHealth | undefined {
  const verdict = trusted ? status.lastVerdict : status.lastAttempt;
  if (verdict === undefined) return undefined;
  const { atMs, outcome } = verdict;
  const checkedAt = new Date(atMs).toISOString();
  switch (outcome.kind) {
    case 'delivered':
    case 'partial':
      return { state: 'healthy', checkedAt, durationMs: null };
    case 'held':
    case 'dropped':
      return { state: 'failing', checkedAt, diagnosis: diagnoseDelivery(outcome.reason, outcome.message, trusted) };
    case 'retry':
    case 'split':
      return trusted ? undefined : { state: 'failing', checkedAt, diagnosis: diagnoseDelivery('', '', trusted) };
  }
}

/** Of two healths the one that was learnt later. */
export function newerHealth(a: DestinationHealth, b: DestinationHealth | undefined): DestinationHealth {
  if (b === undefined || b.state === 'unknown') return a;
  return a.state === 'unknown' || Date.parse(b.checkedAt) > Date.parse(a.checkedAt) ? b : a;
}
