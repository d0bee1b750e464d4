/** Something that has to hold under faults. */
export interface Scenario {
  readonly name: string;
  run(length: RunLength): Promise<ScenarioResult>;
}

/** How much of it. `short`: for every change, in seconds; `long`: in minutes. */
export interface RunLength {
  readonly length: 'short' | 'long';
  /** The same seed makes the same faults. */
  readonly seed: number;
}

/** What came out. */
export type ScenarioResult =
  | {
      readonly kind: 'ran';
      /** Empty where everything held. */
      readonly failures: readonly string[];
      /** One line with the figures. */
      readonly summary: string;
    }
  | { readonly kind: 'skipped'; readonly reason: string };
