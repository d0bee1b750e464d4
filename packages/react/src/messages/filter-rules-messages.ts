import type { FilterRule } from '@broadcast-kit/core';

/** What the filter rules of the form say, once they are open. */
export interface FilterRulesMessages {
  readonly noRulesHint: string;
  readonly useRules: string;
  readonly useRulesHint: string;
  readonly rulesOff: string;
  /** How groups and rules are joined, in a sentence. */
  readonly rulesExplained: string;
  /** Name of a group; counted from 1. */
  readonly ruleGroup: (position: number) => string;
  /** Between two groups. */
  readonly or: string;
  /** Label of the choice between all and any. */
  readonly groupLogic: string;
  readonly matchAll: string;
  readonly matchAny: string;
  /** Name of a rule in its group; counted from 1. */
  readonly rule: (position: number) => string;
  readonly ruleField: string;
  readonly ruleOperator: string;
  readonly ruleValue: string;
  readonly fieldNames: Readonly<Record<FilterRule['field'], string>>;
  readonly operatorNames: Readonly<Record<FilterRule['operator'], string>>;
  readonly patternHint: string;
  readonly addFirstRule: string;
  readonly addRule: string;
  readonly addGroup: string;
  readonly removeRule: (position: number) => string;
  readonly ruleValueMissing: string;
  readonly ruleNotANumber: string;
}
