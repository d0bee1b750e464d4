// Guard: which URLs the server may call.
export type { DestinationUrlPolicy, SelfHostedRules } from './guarded-transport/destination-url-policy.ts';
export {
  type DestinationUrlRefusal,
  type DestinationUrlVerdict,
  judgeDestinationUrl,
} from './guarded-transport/judge-destination-url.ts';
export { trustsDestinationHost } from './guarded-transport/trusts-destination-host.ts';
// Secrets at rest.
export {
  createSecretBox,
  type OpenedSecret,
  type SecretBox,
  type SecretBoxOptions,
  type SecretPlace,
} from './secret-box/create-secret-box.ts';
