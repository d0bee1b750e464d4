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

const NUMERIC_FIELDS: ReadonlySet<Field> = new Set([
  'total_cost',
  'total_tokens',
  'prompt_tokens',
  'completion_tokens',
]);
const COMPARING: readonly Operator[] = ['gt', 'gte', 'lt', 'lte'];
const NUMERIC_OPERATORS: readonly Operator[] = ['equals', 'not_equals', ...COMPARING, 'exists', 'not_exists'];
const TEXT_OPERATORS: readonly Operator[] = [
  'equals',
  'not_equals',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'regex',
  'exists',
  'not_exists',
];

/** Most groups, and most rules of a group, that the settings API takes. */
export const FILTER_LIMIT = 20;

/** The operators that make sense for the field of a rule, and the one that it has. */
export function operatorsFor({ field, operator }: Pick<FilterRuleDraft, 'field' | 'operator'>): readonly Operator[] {
  const usual = NUMERIC_FIELDS.has(field) ? NUMERIC_OPERATORS : TEXT_OPERATORS;
  return usual.includes(operator) ? usual : [operator, ...usual];
}

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

/** A rule with some parts changed. An operator that makes no sense for a new field makes way. */
export function changedRule(rule: FilterRuleDraft, change: Partial<FilterRuleDraft>): FilterRuleDraft {
  const next = { ...rule, ...change };
  const isKept = change.operator !== undefined || change.field === undefined;
  const isOdd = !isKept && !operatorsFor({ ...next, operator: 'equals' }).includes(next.operator);
  return isOdd ? { ...next, operator: 'equals' } : next;
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

/** A draft with another rule: in the group of that id, or in a new one. */
export function withRule(draft: FilterRulesDraft, id: string, groupId?: string): FilterRulesDraft {
  const rule: FilterRuleDraft = { id, field: 'model', operator: 'equals', value: '' };
  if (groupId === undefined) {
    // Rules that are added to nothing are meant to be used.
    const enabled = draft.enabled || draft.groups.length === 0;
    return { enabled, groups: [...draft.groups, { id, logic: 'and', rules: [rule] }] };
  }
  return withGroup(draft, groupId, (group) => ({ ...group, rules: [...group.rules, rule] }));
}

/** A draft without a rule. A group goes with its last rule. */
export function withoutRule(draft: FilterRulesDraft, ruleId: string): FilterRulesDraft {
  const groups = draft.groups.map((group) => ({ ...group, rules: group.rules.filter(({ id }) => id !== ruleId) }));
  return { ...draft, groups: groups.filter(({ rules }) => rules.length > 0) };
}

/** A draft with parts of one rule changed. */
export function withChangedRule(
  draft: FilterRulesDraft,
  ruleId: string,
  change: Partial<FilterRuleDraft>,
): FilterRulesDraft {
  const groups = draft.groups.map((group) =>
    group.rules.some(({ id }) => id === ruleId)
      ? { ...group, rules: group.rules.map((rule) => (rule.id === ruleId ? changedRule(rule, change) : rule)) }
      : group,
  );
  return { ...draft, groups };
}

/** A draft with one group changed. */
export function withGroup(
  draft: FilterRulesDraft,
  groupId: string,
  change: (group: FilterGroupDraft) => FilterGroupDraft,
): FilterRulesDraft {
  return { ...draft, groups: draft.groups.map((group) => (group.id === groupId ? change(group) : group)) };
}
