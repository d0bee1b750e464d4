/** What the API key filter of the form says, once it is open. */
export interface ApiKeyFilterMessages {
  /** Name of the choice between all keys and some. */
  readonly keyChoice: string;
  readonly allKeys: string;
  readonly allKeysHint: string;
  readonly someKeys: string;
  readonly someKeysHint: string;
  readonly keysLoading: string;
  readonly keysFailed: string;
  /** The host does not tell which keys there are. */
  readonly keysUnavailable: string;
  readonly keysUnavailableHint: string;
  /** The owner has no keys yet. */
  readonly keysEmpty: string;
  readonly searchKeys: string;
  /** Name of the list of keys. */
  readonly keyList: string;
  readonly keysChosen: (count: number, total: number) => string;
  readonly noKeyFound: (search: string) => string;
  /** A key that is chosen, and that the host does not name: deleted meanwhile, perhaps. */
  readonly unknownKey: string;
  readonly unknownKeyHint: string;
  readonly noKeyChosen: string;
}
