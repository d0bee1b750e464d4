import type { ApiKeysWire, ApiKeyView } from '@broadcast-kit/core';
import { BroadcastError } from '@broadcast-kit/core';

/** The host's API keys of an owner, to choose from in the API key filter. Called with each opening of the filter. */
export type ListApiKeys = (owner: string) => readonly ApiKeyView[] | Promise<readonly ApiKeyView[]>;

const HASH = /^[0-9a-f]{64}$/;

/**
 * The keys of an owner for the wire, and nothing else that the host's objects may hold.
 *
 * @throws BroadcastError `invalid_option` where a hash is none: it could be the key itself, which must not leave.
 */
export async function apiKeysToWire(listApiKeys: ListApiKeys | undefined, owner: string): Promise<ApiKeysWire> {
  if (listApiKeys === undefined) return { available: false };
  const keys = await listApiKeys(owner);
  return {
    available: true,
    keys: keys.map(({ hash, name, label }) => {
      if (!HASH.test(hash)) {
        throw new BroadcastError({
          code: 'invalid_option',
          message: 'listApiKeys() must answer with the SHA-256 of each key as hash: 64 lower-case hex digits.',
        });
      }
      return { hash, name, label: label ?? null };
    }),
  };
}
