import type { FilterRule, FilterRules } from '../destination/filter-rules.ts';
import type { Generation } from '../generation/generation.ts';
import { filterField } from './filter-fields.ts';
import { type CompiledPattern, createPatternCompiler } from './pattern-compiler.ts';

/** Whether a generation passes a destination's filter rules. */
export type CompiledFilter = (generation: Generation) => boolean;

type Check = (fact: string | number | undefined) => boolean;
type PatternCompiler = (pattern: string) => CompiledPattern;

/** Stands in where no rule has a pattern, so that the engine need not be loaded. */
const noPattern: PatternCompiler = () => ({ ok: false, reason: 'syntax' });

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

/** A pattern that must not run matches nothing, so that nothing is sent which the customer did not ask for. */
function regex(pattern: string, compile: PatternCompiler): Check {
  const compiled = compile(pattern);
  return compiled.ok ? textual((fact) => compiled.isFoundIn(fact), pattern) : () => false;
}

function compileRule({ operator, value = '' }: FilterRule, compilePattern: PatternCompiler): Check {
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
      return regex(text, compilePattern);
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
 * regular expressions, which see their newest 2,048
 * characters and may only be so complex: a customer's pattern cannot stall the gateway.
 */
export async function compileFilter(rules: FilterRules | null): Promise<CompiledFilter> {
  if (rules === null || !rules.enabled || rules.groups.length === 0) return () => true;
  const usesPatterns = rules.groups.some((group) => group.rules.some(({ operator }) => operator === 'regex'));
  const compilePattern = usesPatterns ? await createPatternCompiler() : noPattern;
  const groups = rules.groups.map(({ logic, rules: members }) => ({
    logic,
    checks: members.map((rule) => ({ field: rule.field, check: compileRule(rule, compilePattern) })),
  }));
  return (generation) =>
    groups.some(({ logic, checks }) => {
      const holds = ({ field, check }: (typeof checks)[number]) => check(filterField(generation, field));
      return logic === 'and' ? checks.every(holds) : checks.some(holds);
    });
}
