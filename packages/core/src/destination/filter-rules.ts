import * as v from 'valibot';

/** Facts of a generation that a rule can look at (OpenRouter: filter rules). */
export const FILTER_FIELDS = [
  'model',
  'provider',
  'session_id',
  'user_id',
  'api_key_name',
  'finish_reason',
  'input',
  'output',
  'total_cost',
  'total_tokens',
  'prompt_tokens',
  'completion_tokens',
] as const;

/** How a rule compares. `regex` is RE2 syntax, unanchored; `gt` and its kind compare numbers. */
export const FILTER_OPERATORS = [
  'equals',
  'not_equals',
  'contains',
  'not_contains',
  'regex',
  'starts_with',
  'ends_with',
  'gt',
  'lt',
  'gte',
  'lte',
  'exists',
  'not_exists',
] as const;

/** One comparison. `value` is left out for `exists` and `not_exists` only. */
export interface FilterRule {
  readonly field: (typeof FILTER_FIELDS)[number];
  readonly operator: (typeof FILTER_OPERATORS)[number];
  readonly value?: string | number | undefined;
}

/** Rules joined by one logic: all of them (`and`) or any of them (`or`). */
export interface FilterRuleGroup {
  readonly logic: 'and' | 'or';
  readonly rules: readonly FilterRule[];
}

/** Which generations a destination gets. Groups are alternatives: any group that holds forwards the generation. */
export interface FilterRules {
  readonly enabled: boolean;
  readonly groups: readonly FilterRuleGroup[];
}

const NUMERIC_OPERATORS: ReadonlySet<string> = new Set(['gt', 'lt', 'gte', 'lte']);

function isNumeric(value: string | number | undefined): boolean {
  return typeof value === 'number' || (value !== undefined && value.trim() !== '' && Number.isFinite(Number(value)));
}

const RuleSchema = v.pipe(
  v.strictObject({
    field: v.picklist(
      FILTER_FIELDS,
      'Unknown field. One of: model, provider, session_id, user_id, api_key_name, finish_reason, input, output, total_cost, total_tokens, prompt_tokens, completion_tokens.',
    ),
    operator: v.picklist(FILTER_OPERATORS, 'Unknown operator.'),
    value: v.optional(v.union([v.pipe(v.string(), v.maxLength(1024)), v.pipe(v.number(), v.finite())])),
  }),
  v.check(
    ({ operator, value }) => operator === 'exists' || operator === 'not_exists' || value !== undefined,
    'This rule needs a value to compare with.',
  ),
  v.check(
    ({ operator, value }) => !NUMERIC_OPERATORS.has(operator) || isNumeric(value),
    'This rule compares numbers. Give it a number as value.',
  ),
);

/** Schema of {@link FilterRules}: at most 20 groups of at most 20 rules. */
export const FilterRulesSchema: v.GenericSchema<unknown, FilterRules> = v.strictObject({
  enabled: v.optional(v.boolean(), true),
  groups: v.pipe(
    v.array(
      v.strictObject({
        logic: v.optional(v.picklist(['and', 'or']), 'and'),
        rules: v.pipe(v.array(RuleSchema), v.minLength(1, 'A group needs at least one rule.'), v.maxLength(20)),
      }),
    ),
    v.maxLength(20),
  ),
}) as v.GenericSchema<unknown, FilterRules>;
