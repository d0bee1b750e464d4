/** What a growth program has to do. */
export interface GrowthOrder {
  readonly baseUrl: string;
  /** So many owners with three destinations each. */
  readonly owners: number;
  /** Who makes the calls: always the same owner, or all of them in turn. */
  readonly traffic: 'one-owner' | 'all-owners';
  readonly generations: number;
}

/** What it took. */
export interface GrowthRun {
  /** User and system time per generation, from the call to the batches of its destinations. */
  readonly recordCpuUs: number;
  /** The same until everything was delivered. */
  readonly deliveredCpuUs: number;
  /** What is held after everything is delivered and collected, in MiB. */
  readonly heapMiB: number;
  readonly rssMiB: number;
}
