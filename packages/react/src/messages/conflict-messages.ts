/** What the form says about changes that two people made at once. */
export interface ConflictMessages {
  /** Name of the table. */
  readonly conflictTable: string;
  readonly setting: string;
  readonly mine: string;
  readonly theirs: string;
  /** Of a secret, which is never shown. */
  readonly changed: string;
  readonly notChanged: string;
  readonly on: string;
  readonly off: string;
  readonly none: string;
}
