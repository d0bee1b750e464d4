import type { Diagnosis, Issue, SettingsError } from '@broadcast-kit/core';

/** What a diagnosis says to people. */
export type DiagnosisWords = Pick<Diagnosis, 'summary' | 'remedy' | 'steps'>;

/**
 * What the settings API and core say. They speak English and name everything by a stable code, so English takes their words
 * as they come, and a locale looks up its own by the code.
 */
export interface ApiMessages {
  /** Why a call of the settings API did not do what it was asked. */
  readonly errorText: (error: SettingsError) => string;
  /** What is wrong with a connection, why, and what to do. */
  readonly diagnosisWords: (diagnosis: Diagnosis) => DiagnosisWords;
  /** On the button that makes the repair a diagnosis proposes. */
  readonly fixLabel: (fix: NonNullable<Diagnosis['fix']>) => string;
  /** What is wrong with the value of a field. */
  readonly issueText: (issue: Pick<Issue, 'code' | 'message'>) => string;
}
