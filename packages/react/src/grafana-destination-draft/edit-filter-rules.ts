import {
  COMPARING,
  type FilterGroupDraft,
  type FilterRuleDraft,
  type FilterRulesDraft,
  NUMERIC_FIELDS,
} from './filter-rules-draft.ts';

type Operator = FilterRuleDraft['operator'];

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

/** A rule with some parts changed. An operator that makes no sense for a new field makes way. */
export function changedRule(rule: FilterRuleDraft, change: Partial<FilterRuleDraft>): FilterRuleDraft {
  const next = { ...rule, ...change };
  const isKept = change.operator !== undefined || change.field === undefined;
  const isOdd = !isKept && !operatorsFor({ ...next, operator: 'equals' }).includes(next.operator);
  return isOdd ? { ...next, operator: 'equals' } : next;
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
