import type { Destination, DestinationHealth } from '@broadcast-kit/core';

/** A secret at rest, and what may be shown in its place. */
export interface SealedValue {
  /** Made by a secret box, for this owner, destination and field. */
  readonly sealed: string;
  /** The readable stand-in, such as `glc_...a1b2c3d4` for a key and `...` for a header. */
  readonly mask: string;
}

/** Fields of OpenRouter's API that are kept and echoed, and not used. */
export interface ReferenceFields {
  readonly regions: readonly string[] | null;
  readonly workspaceId: string | null;
}

/** A destination as it is stored: settings in the open, secrets sealed. Plain JSON. Times are epoch milliseconds. */
export interface DestinationRecord extends Omit<Destination, 'config'> {
  readonly connection: {
    readonly baseUrl: string;
    readonly instanceId: string;
    readonly apiKey: SealedValue;
    /** By header name. */
    readonly headers: Readonly<Record<string, SealedValue>>;
  };
  readonly reference: ReferenceFields;
  /** How the last connection test went. Not part of the version. */
  readonly health: DestinationHealth;
  /** The key that a client gave when it created this, and a signature of what it asked for. */
  readonly idempotency: { readonly key: string; readonly signature: string } | null;
  /** 1 at first, one more with every change of settings. */
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Set while the destination is deleted and can still be restored. */
  readonly deletedAt: number | null;
}
