import type { SkippedReason } from '@broadcast-kit/core';
import type { DeliveryMessages, DeliveryReason } from '../delivery-messages.ts';
import type { CommonMessages } from '../messages.ts';
import { commonEnglish } from './common-english.ts';

const REASONS: Readonly<Record<DeliveryReason, string>> = {
  rate_limited: 'Grafana takes no more at the moment',
  unavailable: 'Grafana is not working at the moment',
  connection: 'no answer',
  aborted: 'cancelled',
  rejected: 'content not accepted',
  partially_rejected: 'some spans not accepted',
  too_large: 'too large',
  auth: 'Instance ID or API key refused',
  not_found: 'nothing at the Base URL',
  redirected: 'sent elsewhere by the endpoint',
  unexpected: 'not an OTLP endpoint',
  blocked: 'address not allowed',
  server_error: 'Grafana failed',
  expired: 'waited too long',
  queue_full: 'too many waiting',
  queue_failed: 'could not be stored',
  shut_down: 'service restarted',
  destinations_unknown: 'settings could not be read',
  invalid: 'not a valid trace',
  destination_gone: 'destination deleted',
  damaged: 'damaged on disk',
};

const SKIPPED: Readonly<Record<SkippedReason, string>> = {
  disabled: 'disabled',
  api_key: 'API key filter',
  filtered: 'filter rules',
  sampled_out: 'sampling',
};

/** What the list says about deliveries. In English, the default. */
export const deliveryEnglish: CommonMessages & DeliveryMessages = {
  ...commonEnglish,
  lastTrace: 'Last trace',
  noTrace: 'None since the service last started',
  lastAttempt: 'Last attempt',
  noAttempt: 'None since the service last started',
  attemptOutcomes: {
    delivered: 'Delivered',
    partial: 'Delivered in part',
    retry: 'Not delivered yet, tried again soon',
    held: 'Refused, kept until the settings work',
    split: 'Sent again in smaller parts',
    dropped: 'Given up',
  },
  requests: (count, text) => `${text} ${count === 1 ? 'request' : 'requests'}`,
  attemptNumber: (attempt) => `attempt ${attempt}`,
  delivered: 'Delivered',
  pending: 'Waiting',
  dropped: 'Given up',
  refused: 'Not taken in',
  skipped: 'Left out',
  deliveryReason: (reason) => REASONS[reason as DeliveryReason] ?? reason,
  skippedReason: (reason) => SKIPPED[reason as SkippedReason] ?? reason,
  statusFailed: 'Couldn’t read how deliveries go.',
  statusReadAt: (time) => `Read ${time}.`,
  refresh: 'Refresh',
};
