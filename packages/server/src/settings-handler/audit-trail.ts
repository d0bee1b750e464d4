import type { Clock, Logger } from '@broadcast-kit/core';
import { redactSecrets } from '@broadcast-kit/core';
import type { AuditEvent, AuditSink } from './audit-event.ts';
import type { Caller } from './authorize.ts';

/** What a route says of an event; the rest is known from its request. */
export type AuditFacts = Pick<AuditEvent, 'action'> &
  Partial<Pick<AuditEvent, 'destinationId' | 'fields' | 'fingerprint' | 'result' | 'diagnosisCode'>>;

/** Writes one event of a request. Never throws and is not waited for. */
export type WriteAudit = (
  call: { readonly caller: Pick<Caller, 'owner' | 'actor'>; readonly requestId: string },
  facts: AuditFacts,
) => void;

/** Connects the routes with the host's sink. */
export function createAuditTrail({
  onAudit,
  clock,
  logger,
}: {
  readonly onAudit: AuditSink | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}): WriteAudit {
  async function write(event: AuditEvent): Promise<void> {
    try {
      await onAudit?.(event);
    } catch (error) {
      const { action, requestId } = event;
      logger.error('onAudit failed', { action, requestId, error: redactSecrets(String(error)) });
    }
  }

  return ({ caller, requestId }, facts) =>
    void write({
      at: new Date(clock.now()).toISOString(),
      owner: caller.owner,
      actor: caller.actor,
      requestId,
      destinationId: null,
      fields: [],
      fingerprint: { before: null, after: null },
      result: 'succeeded',
      diagnosisCode: null,
      ...facts,
    });
}
