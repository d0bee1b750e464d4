import { success } from '../answer.ts';
import type { SettingsRoute } from '../settings-route.ts';

/** `GET api-keys`: the owner's API keys that a destination may be limited to, where the host offers them. */
export const listApiKeys: SettingsRoute = async ({ caller }, { apiKeys }) => success(await apiKeys(caller.owner));
