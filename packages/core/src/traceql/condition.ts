/** What must hold for one span. Made by the comparisons of a field; joined with `traceql.and`, `or` and `not`. */
export interface Condition {
  readonly text: string;
  /** Whether it needs no parentheses beside another one. */
  readonly isAtom: boolean;
}

export function comparison(field: string, operator: string, literal: string): Condition {
  return { text: `${field} ${operator} ${literal}`, isAtom: true };
}

function joined(operator: string, conditions: readonly Condition[]): Condition {
  const [first, ...more] = conditions;
  if (first !== undefined && more.length === 0) return first;
  return { text: conditions.map(inParentheses).join(` ${operator} `), isAtom: false };
}

function inParentheses({ text, isAtom }: Condition): string {
  return isAtom ? text : `(${text})`;
}

/** All of them. */
export function and(first: Condition, ...more: readonly Condition[]): Condition {
  return joined('&&', [first, ...more]);
}

/** Any of them. */
export function or(first: Condition, ...more: readonly Condition[]): Condition {
  return joined('||', [first, ...more]);
}

/** Not this one. */
export function not(condition: Condition): Condition {
  return { text: `!(${condition.text})`, isAtom: true };
}
