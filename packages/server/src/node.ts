export type { DestinationUrlPolicy, SelfHostedRules } from './guarded-transport/destination-url-policy.ts';
export { type GuardedFetch, type GuardedFetchOptions, guardedFetch } from './guarded-transport/guarded-fetch.ts';
export type { AddressResolver } from './guarded-transport/guarded-lookup.ts';
export {
  type DestinationUrlRefusal,
  type DestinationUrlVerdict,
  judgeDestinationUrl,
} from './guarded-transport/judge-destination-url.ts';
export { type NodeListener, toNodeListener, type WebHandler } from './node-listener/to-node-listener.ts';
