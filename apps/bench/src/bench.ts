/** One comparison, measured side by side in one run. */
export interface Bench {
  /** Its key in the results. */
  readonly name: string;
  /** Throws where what it measured was not the thing that it says. */
  run(effort: Effort): Promise<BenchResult>;
}

/** `quick`: to see whether a bench works, and about what comes out. `full`: for results that are kept. */
export type Effort = 'quick' | 'full';

/** What a bench found out. */
export interface BenchResult {
  /** For the results file; every key names its unit. */
  readonly figures: object;
  /** The same in a few lines for people. */
  readonly summary: string;
}
