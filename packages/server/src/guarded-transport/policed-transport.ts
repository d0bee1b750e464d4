import type { Transport } from '@broadcast-kit/core';
import type { DestinationUrlPolicy } from './destination-url-policy.ts';
import { judgeDestinationUrl } from './judge-destination-url.ts';

/**
 * Holds every request against `policy` before `transport` carries it: a URL that the policy forbids ends as a `blocked`
 * failure. Judges URLs, not the addresses behind their names; that is for `guardedFetch` to do.
 */
export function policedTransport(transport: Transport, policy: DestinationUrlPolicy): Transport {
  return async (request) =>
    judgeDestinationUrl(request.url, policy).ok ? transport(request) : { kind: 'failure', code: 'blocked' };
}
