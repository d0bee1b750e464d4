import { maskedFingerprint } from '@broadcast-kit/core';
import type { DestinationRecord } from '../destination-store/destination-record.ts';
import type { AuditFacts } from './audit-trail.ts';
import { destinationToWire } from './destination-to-wire.ts';

/** What is no setting, and changes with each save. */
const NOT_SETTINGS: ReadonlySet<string> = new Set([
  'id',
  'created_at',
  'updated_at',
  'broadcast_kit.etag',
  'broadcast_kit.health',
]);

/** The settings of a destination as the API shows them, by name and as comparable text. Secrets are masks in it. */
function settingsOf(record: DestinationRecord): ReadonlyMap<string, string> {
  const { config, broadcast_kit, ...rest } = destinationToWire(record);
  const named = [
    ...Object.entries(rest),
    ...Object.entries(config).map(([name, value]) => [`config.${name}`, value] as const),
    ...Object.entries(broadcast_kit).map(([name, value]) => [`broadcast_kit.${name}`, value] as const),
  ];
  return new Map(
    named.filter(([name]) => !NOT_SETTINGS.has(name)).map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

function changedFields(before: DestinationRecord, after: DestinationRecord): string[] {
  const [old, current] = [settingsOf(before), settingsOf(after)];
  const names = new Set([...old.keys(), ...current.keys()]);
  return [...names].filter((name) => old.get(name) !== current.get(name));
}

/** The fingerprint of the key of a record; `null` where there is no record. */
export function keyFingerprint(record: DestinationRecord | undefined): string | null {
  return record === undefined ? null : (maskedFingerprint(record.connection.apiKey.mask) ?? null);
}

/** What to audit of a saved change: one event per kind of change, none where nothing changed. */
export function auditedChanges(before: DestinationRecord, after: DestinationRecord): AuditFacts[] {
  const fingerprint = { before: keyFingerprint(before), after: keyFingerprint(after) };
  const facts = { destinationId: after.id, fingerprint };
  const fields = changedFields(before, after);
  const others = fields.filter((name) => name !== 'enabled' && name !== 'config.apiKey');
  const events: AuditFacts[] = [];
  if (others.length > 0) events.push({ action: 'destination.updated', fields: others, ...facts });
  if (fields.includes('config.apiKey')) {
    events.push({ action: 'destination.secret_rotated', fields: ['config.apiKey'], ...facts });
  }
  if (fields.includes('enabled')) {
    const action = after.enabled ? 'destination.enabled' : 'destination.disabled';
    events.push({ action, fields: ['enabled'], ...facts });
  }
  return events;
}
