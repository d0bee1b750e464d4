import type { SaveOutcome } from '../destination-store/destination-store.ts';
import { MAX_DESTINATIONS_PER_TYPE } from '../destination-store/destination-store.ts';
import type { Problem } from './answer.ts';
import { problem } from './answer.ts';
import { destinationToWire } from './destination-to-wire.ts';

/** The answer for an id that the owner does not have. The same for ids of other owners, so that none can be probed. */
export function notFound(): Problem {
  const message = 'There is no such destination. It may have been deleted meanwhile.';
  return problem({ status: 404, reason: 'not_found', message });
}

/** The answer for a save that the store refused. */
export function saveProblem(outcome: Extract<SaveOutcome, { ok: false }>): Problem {
  switch (outcome.code) {
    case 'name_taken': {
      const message = 'Another destination already has this name. Choose a different one.';
      return problem({
        status: 409,
        reason: 'name_taken',
        message,
        metadata: { issues: [{ path: 'name', code: 'name_taken', message }] },
      });
    }
    case 'idempotency_key_taken':
      return problem({
        status: 409,
        reason: 'idempotency_key_reused',
        message: 'This Idempotency-Key was used for another request within 24 hours. Use a new key.',
      });
    case 'limit_reached':
      return problem({
        status: 409,
        reason: 'limit_reached',
        message: `There are already ${MAX_DESTINATIONS_PER_TYPE} destinations of this type, which is the most. Delete one first.`,
      });
    case 'version_conflict': {
      const { current } = outcome;
      if (current === undefined || current.deletedAt !== null) return notFound();
      return problem({
        status: 412,
        reason: 'version_conflict',
        message: 'Somebody else changed this destination meanwhile. Look at its current state and decide again.',
        metadata: { current: destinationToWire(current) },
      });
    }
  }
}
