import type { BroadcastWire } from '@broadcast-kit/core';
import { success } from '../answer.ts';
import type { SettingsRoute } from '../settings-route.ts';

/** `GET broadcast`: whether broadcast is on, and whether the caller may change anything. */
export const getBroadcast: SettingsRoute = async ({ caller }, { store }) => {
  const enabled = await store.isBroadcastEnabled(caller.owner);
  return success({ enabled, can_edit: caller.role === 'admin' } satisfies BroadcastWire);
};
