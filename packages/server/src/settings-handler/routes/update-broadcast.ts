import type { BroadcastWire } from '@broadcast-kit/core';
import { BroadcastBodySchema } from '@broadcast-kit/core';
import { success } from '../answer.ts';
import { readJsonBody } from '../read-json-body.ts';
import type { SettingsRoute } from '../settings-route.ts';

/** `PATCH broadcast`: switches broadcast on or off for all destinations of the owner. */
export const updateBroadcast: SettingsRoute = async (call, { store, announce, audit }) => {
  const body = await readJsonBody(call.request, BroadcastBodySchema);
  if (!body.ok) return body;
  const { enabled } = body.value;
  await store.setBroadcastEnabled(call.caller.owner, enabled);
  announce(enabled ? 'broadcast enabled' : 'broadcast disabled', call);
  audit(call, { action: enabled ? 'broadcast.enabled' : 'broadcast.disabled', fields: ['enabled'] });
  return success({ enabled, can_edit: true } satisfies BroadcastWire);
};
