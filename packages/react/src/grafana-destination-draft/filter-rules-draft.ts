import type { FilterRule, FilterRuleGroup, FilterRules } from '@broadcast-kit/core';

/** Filter rules as they are edited. No groups: everything is sent. */
export interface FilterRulesDraft {
  readonly enabled: boolean;
  readonly groups: readonly FilterGroupDraft[];
}

/** Rules that are joined by one logic. Has at least one rule. */
export interface FilterGroupDraft {
  readonly id: string;
  readonly logic: FilterRuleGroup['logic'];
  readonly rules: readonly FilterRuleDraft[];
}

/** One comparison as it is edited. */
export interface FilterRuleDraft {
  /** Tells rules apart while they are being typed. */
  readonly id: string;
  readonly field: FilterRule['field'];
  readonly operator: FilterRule['operator'];
  /** As typed; kept, though not sent, while the operator takes no value. */
  readonly value: string;
}

type Field = FilterRule['field'];
type Operator = FilterRule['operator'];

/** Fields whose values are numbers. */
export const NUMERIC_FIELDS: ReadonlySet<Field> = new Set([
  'total_cost',
  'total_tokens',
  'prompt_tokens',
  'completion_tokens',
]);
/** Operators that compare by size. */
export const COMPARING: readonly Operator[] = ['gt', 'gte', 'lt', 'lte'];

/** Whether a rule compares with a number. */
export function isNumericRule({ field, operator }: Pick<FilterRuleDraft, 'field' | 'operator'>): boolean {
  return NUMERIC_FIELDS.has(field) || COMPARING.includes(operator);
}

/** Whether a rule can compare with numbers only: more or less than text is not a thing. */
export function needsNumber({ operator }: Pick<FilterRuleDraft, 'operator'>): boolean {
  return COMPARING.includes(operator);
}

/** Whether a rule compares with something at all. */
export function takesValue({ operator }: Pick<FilterRuleDraft, 'operator'>): boolean {
  return operator !== 'exists' && operator !== 'not_exists';
}

/** Stored filter rules as a draft. */
export function filterRulesDraftOf(rules: FilterRules | null): FilterRulesDraft {
  return {
    enabled: rules?.enabled ?? true,
    groups: (rules?.groups ?? []).map(({ logic, rules: members }, group) => ({
      id: `${group}`,
      logic,
      rules: members.map(({ field, operator, value = '' }, rule) => ({
        id: `${group}.${rule}`,
        field,
        operator,
        value: String(value),
      })),
    })),
  };
}

/** A draft as filter rules; `null` where there are none. */
export function filterRulesOf({ enabled, groups }: FilterRulesDraft): FilterRules | null {
  if (groups.length === 0) return null;
  return { enabled, groups: groups.map(({ logic, rules }) => ({ logic, rules: rules.map(filterRuleOf) })) };
}

function filterRuleOf(draft: FilterRuleDraft): FilterRule {
  const { field, operator, value } = draft;
  if (!takesValue(draft) || value === '') return { field, operator };
  const isNumber = isNumericRule(draft) && value.trim() !== '' && Number.isFinite(Number(value));
  return { field, operator, value: isNumber ? Number(value) : value };
}
