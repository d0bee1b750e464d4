import { type AttributeScope, attributeText } from './attribute-text.ts';
import { type Condition, comparison, or } from './condition.ts';
import { DOUBLE_ATTRIBUTES } from './double-attributes.ts';
import { stringText, type TraceqlValue, valueAsDoubleText, valueText } from './literal-text.ts';

/** Something a span has. Takes part in `by`, `select` and the functions. */
export interface Field {
  readonly text: string;
}

/** Equal or not. `Made` is what the comparison makes: a condition, or a narrower query. */
export interface Comparable<Value, Made> {
  equals(value: Value): Made;
  /** Has another value. A span without the attribute has none. */
  notEquals(value: Value): Made;
}

/** More or less than. */
export interface Ordered<Value, Made> extends Comparable<Value, Made> {
  gt(value: Value): Made;
  gte(value: Value): Made;
  lt(value: Value): Made;
  lte(value: Value): Made;
}

/** Comparisons of text. Tempo compares a pattern with the whole text, so each of these says where it may stand. */
export interface TextField extends Field, Comparable<string, Condition> {
  /** Any of these texts. */
  isOneOf(first: string, ...more: readonly string[]): Condition;
  contains(text: string): Condition;
  notContains(text: string): Condition;
  startsWith(text: string): Condition;
  endsWith(text: string): Condition;
  /** RE2 pattern for the whole text: write `.*` where anything may stand. */
  matches(pattern: string): Condition;
  notMatches(pattern: string): Condition;
}

/** An attribute: of any type, which the value compared with decides. */
export interface AttributeField
  extends Omit<TextField, keyof Comparable<string, Condition>>,
    Ordered<TraceqlValue, Condition> {
  exists(): Condition;
  notExists(): Condition;
}

export function comparable<Value, Made>(make: (operator: string, value: Value) => Made): Comparable<Value, Made> {
  return { equals: (value) => make('=', value), notEquals: (value) => make('!=', value) };
}

export function ordered<Value, Made>(make: (operator: string, value: Value) => Made): Ordered<Value, Made> {
  return {
    ...comparable(make),
    gt: (value) => make('>', value),
    gte: (value) => make('>=', value),
    lt: (value) => make('<', value),
    lte: (value) => make('<=', value),
  };
}

/** Text that stands for itself in an RE2 pattern. */
function patternOf(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

export function textField(text: string): TextField {
  const compare = (operator: string, value: string): Condition => comparison(text, operator, stringText(value));
  const equality = comparable(compare);
  return {
    text,
    ...equality,
    isOneOf: (first, ...more) => or(equality.equals(first), ...more.map(equality.equals)),
    contains: (part) => compare('=~', `.*${patternOf(part)}.*`),
    notContains: (part) => compare('!~', `.*${patternOf(part)}.*`),
    startsWith: (part) => compare('=~', `${patternOf(part)}.*`),
    endsWith: (part) => compare('=~', `.*${patternOf(part)}`),
    matches: (pattern) => compare('=~', pattern),
    notMatches: (pattern) => compare('!~', pattern),
  };
}

export function attributeField(scope: AttributeScope, name: string): AttributeField {
  const text = attributeText(scope, name);
  const literal = DOUBLE_ATTRIBUTES.has(name) ? valueAsDoubleText : valueText;
  return {
    ...textField(text),
    ...ordered((operator, value: TraceqlValue) => comparison(text, operator, literal(value))),
    exists: () => comparison(text, '!=', 'nil'),
    notExists: () => comparison(text, '=', 'nil'),
  };
}
