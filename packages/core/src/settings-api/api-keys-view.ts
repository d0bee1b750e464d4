/** An API key of an owner, to choose from in a destination's API key filter. Never the key itself. */
export interface ApiKeyView {
  /** SHA-256 of the key, 64 hex digits: what `apiKeyHashes` holds, and `generation.apiKey.hash`. */
  readonly hash: string;
  /** As its owner called it. */
  readonly name: string;
  /** A masked form of the key that its owner recognises, such as `sk-or-v1-6fa...a1b`. Default: none. */
  readonly label?: string | undefined;
}

/** The API keys of an owner; not available where the host does not offer them. */
export type ApiKeysView =
  | { readonly available: false }
  | { readonly available: true; readonly keys: readonly ApiKeyView[] };

/** {@link ApiKeysView} on the wire. */
export type ApiKeysWire =
  | { readonly available: false }
  | {
      readonly available: true;
      readonly keys: readonly { readonly hash: string; readonly name: string; readonly label: string | null }[];
    };

/** The API keys of an owner, as the React kit reads them. */
export function apiKeysFromWire(wire: ApiKeysWire): ApiKeysView {
  if (!wire.available) return { available: false };
  const keys = wire.keys.map(({ hash, name, label }) => (label === null ? { hash, name } : { hash, name, label }));
  return { available: true, keys };
}
