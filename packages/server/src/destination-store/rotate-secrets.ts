import type { Logger } from '@broadcast-kit/core';
import { silentLogger } from '@broadcast-kit/core';
import type { SecretBox } from '../secret-box/create-secret-box.ts';
import type { DestinationRecord } from './destination-record.ts';
import type { DestinationStore } from './destination-store.ts';
import { openConnection, sealConnection } from './sealed-connection.ts';

/** What {@link rotateSecrets} needs. */
export interface RotateSecretsOptions {
  readonly store: DestinationStore;
  /** With the new key in front and the previous ones behind it. */
  readonly secrets: SecretBox;
  /** Default: silent. */
  readonly logger?: Logger | undefined;
}

/** What a rotation did, in destinations. */
export interface RotationReport {
  /** Sealed anew with the current key. */
  readonly resealed: number;
  /** Sealed with the current key already. */
  readonly current: number;
  /** Could not be opened with any key, or were changed again and again meanwhile. They are as they were. */
  readonly left: number;
}

type Fate = keyof RotationReport;

const MAX_RETRIES = 5;

async function isCurrent({ connection }: DestinationRecord, secrets: SecretBox): Promise<boolean> {
  const sealed = [connection.apiKey, ...Object.values(connection.headers)];
  const answers = await Promise.all(sealed.map((value) => secrets.isCurrent(value.sealed)));
  return answers.every(Boolean);
}

async function reseal(record: DestinationRecord, options: RotateSecretsOptions, retries: number): Promise<Fate> {
  const { store, secrets, logger = silentLogger } = options;
  if (await isCurrent(record, secrets)) return 'current';
  const { owner, id: destination } = record;
  const opened = await openConnection(record, secrets);
  if (!opened.ok) {
    logger.error('a key could not be rotated: it does not open', { owner, destination, reason: opened.code });
    return 'left';
  }
  const connection = await sealConnection(opened.config, record, secrets);
  const saved = await store.save({ ...record, connection }, record.version);
  if (saved.ok) return 'resealed';
  const newer = saved.code === 'version_conflict' ? saved.current : undefined;
  if (newer !== undefined && retries > 0) return reseal(newer, options, retries - 1);
  logger.warn('a key was not rotated: its destination changed meanwhile', { owner, destination });
  return 'left';
}

/**
 * Seals the secrets of all destinations, deleted ones too, with the current key, so that the previous keys can leave the
 * ring. Runs beside a live API and may be repeated: nothing is lost where it stops half-way. Each destination that is
 * sealed anew gets a new version and a new masked key, since fingerprints are keyed too.
 *
 * @example
 * ```ts
 * const secrets = createSecretBox({ keys: [env.NEW_SECRET_KEY, env.SECRET_KEY] });
 * const { left } = await rotateSecrets({ store, secrets });
 * // left === 0: the old key may go.
 * ```
 */
export async function rotateSecrets(options: RotateSecretsOptions): Promise<RotationReport> {
  const report = { resealed: 0, current: 0, left: 0 };
  for await (const record of options.store.records()) report[await reseal(record, options, MAX_RETRIES)] += 1;
  return report;
}
