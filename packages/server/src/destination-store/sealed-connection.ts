import type { GrafanaConfig } from '@broadcast-kit/core';
import { maskSecret } from '@broadcast-kit/core';
import type { SecretBox } from '../secret-box/create-secret-box.ts';
import type { DestinationRecord, SealedValue } from './destination-record.ts';

type Connection = DestinationRecord['connection'];
type RecordKey = Pick<DestinationRecord, 'owner' | 'id'>;

/** The connection of a record in the open, or why it stays closed. */
export type OpenedConnection =
  | { readonly ok: true; readonly config: GrafanaConfig }
  /** See `OpenedSecret`. Giving the secrets again is the way out. */
  | { readonly ok: false; readonly code: 'unknown_key' | 'damaged' };

/** Values of headers are sealed too: they often are tokens, and often short. Nothing is shown that a guess could be held against. */
const HEADER_MASK = '...';
const headerField = (name: string) => `headers.${name}`;

/** Seals the secrets of a connection for the record that will hold it. */
export async function sealConnection(
  { baseUrl, instanceId, apiKey, headers = {} }: GrafanaConfig,
  { owner, id }: RecordKey,
  secrets: SecretBox,
): Promise<Connection> {
  const placeOf = (field: string) => ({ owner, destination: id, field });
  const sealHeader = async (name: string, value: string): Promise<SealedValue> => ({
    sealed: await secrets.seal(value, placeOf(headerField(name))),
    mask: HEADER_MASK,
  });
  const sealedHeaders = Object.entries(headers).map(
    async ([name, value]) => [name, await sealHeader(name, value)] as const,
  );
  const keyPlace = placeOf('apiKey');
  return {
    baseUrl,
    instanceId,
    apiKey: {
      sealed: await secrets.seal(apiKey, keyPlace),
      mask: maskSecret({ secret: apiKey, fingerprint: await secrets.fingerprint(apiKey, keyPlace) }),
    },
    headers: Object.fromEntries(await Promise.all(sealedHeaders)),
  };
}

/** Opens the secrets of a record. Its result lives as briefly as possible and is never stored, shown or logged. */
export async function openConnection(
  { owner, id, connection }: DestinationRecord,
  secrets: SecretBox,
): Promise<OpenedConnection> {
  const open = (field: string, { sealed }: SealedValue) => secrets.open(sealed, { owner, destination: id, field });
  const apiKey = await open('apiKey', connection.apiKey);
  if (!apiKey.ok) return apiKey;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(connection.headers)) {
    const opened = await open(headerField(name), value);
    if (!opened.ok) return opened;
    headers[name] = opened.secret;
  }
  const { baseUrl, instanceId } = connection;
  const hasHeaders = Object.keys(headers).length > 0;
  return { ok: true, config: { baseUrl, instanceId, apiKey: apiKey.secret, ...(hasHeaders ? { headers } : {}) } };
}
