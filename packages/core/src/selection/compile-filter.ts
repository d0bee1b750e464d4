import type { FilterRule, FilterRules } from '../destination/filter-rules.ts';
import type { Generation } from '../generation/generation.ts';
import { filterField } from './filter-fields.ts';

/** Whether a generation passes a destination's filter rules. */
export type CompiledFilter = (generation: Generation) => boolean;

type Check = (fact: string | number | undefined) => boolean;

function numeric(compare: (fact: number, limit: number) => boolean, limit: number): Check {
  return (fact) => {
    const value = typeof fact === 'number' ? fact : Number(fact);
    return fact !== undefined && fact !== '' && compare(value, limit);
  };
}

function textual(compare: (fact: string, text: string) => boolean, text: string): Check {
  return (fact) => fact !== undefined && compare(String(fact), text);
}

function equals(value: string | number): Check {
  return (fact) => fact !== undefined && (typeof fact === 'number' ? fact === Number(value) : fact === String(value));
}

/** Longest text that a regular expression looks at, so that none can be made slow; of longer ones the end. */
const LONGEST_SEARCHED_TEXT = 4096;

async function regex(pattern: string): Promise<Check> {
  // RE2 runs in linear time: a customer's pattern cannot stall the gateway, as it could with the built-in engine.
  const { RE2JS } = await import('re2js');
  try {
    const compiled = RE2JS.compile(pattern);
    return textual((fact) => compiled.matcher(fact.slice(-LONGEST_SEARCHED_TEXT)).find(), pattern);
  } catch {
    return () => false;
  }
}

async function compileRule({ operator, value = '' }: FilterRule): Promise<Check> {
  const text = String(value);
  const limit = Number(value);
  switch (operator) {
    case 'equals':
      return equals(value);
    case 'not_equals': {
      const same = equals(value);
      return (fact) => !same(fact);
    }
    case 'contains':
      return textual((fact) => fact.includes(text), text);
    case 'not_contains':
      return (fact) => fact === undefined || !String(fact).includes(text);
    case 'starts_with':
      return textual((fact) => fact.startsWith(text), text);
    case 'ends_with':
      return textual((fact) => fact.endsWith(text), text);
    case 'regex':
      return await regex(text);
    case 'gt':
      return numeric((fact, than) => fact > than, limit);
    case 'gte':
      return numeric((fact, than) => fact >= than, limit);
    case 'lt':
      return numeric((fact, than) => fact < than, limit);
    case 'lte':
      return numeric((fact, than) => fact <= than, limit);
    case 'exists':
      return (fact) => fact !== undefined && fact !== '';
    case 'not_exists':
      return (fact) => fact === undefined || fact === '';
  }
}

/**
 * Prepares filter rules for the hot path. Asynchronous only because the regular-expression engine is loaded when a rule
 * uses one. Groups are alternatives; no rules, or rules that are switched off, let everything pass. A fact that a
 * generation does not know fails every operator but the negative ones. Prompts and answers are looked at whole, except by
 * regular expressions, which see their newest 4,096 characters.
 */
export async function compileFilter(rules: FilterRules | null): Promise<CompiledFilter> {
  if (rules === null || !rules.enabled || rules.groups.length === 0) return () => true;
  const groups = await Promise.all(
    rules.groups.map(async ({ logic, rules: members }) => ({
      logic,
      checks: await Promise.all(members.map(async (rule) => ({ field: rule.field, check: await compileRule(rule) }))),
    })),
  );
  return (generation) =>
    groups.some(({ logic, checks }) => {
      const holds = ({ field, check }: (typeof checks)[number]) => check(filterField(generation, field));
      return logic === 'and' ? checks.every(holds) : checks.some(holds);
    });
}
