import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { issuesOf } from './issues-of.ts';

const Schema = v.strictObject({
  name: v.string(),
  config: v.strictObject({ rate: v.pipe(v.number('The rate is a number.'), v.maxValue(1, 'The rate is at most 1.')) }),
});

function issues(input: unknown) {
  return issuesOf(v.safeParse(Schema, input).issues ?? []);
}

describe('issuesOf', () => {
  it('finds nothing wrong with a valid input', () => {
    expect(issues({ name: 'a', config: { rate: 1 } })).toEqual([]);
  });

  it('names a field that nobody knows', () => {
    expect(issues({ name: 'a', config: { rate: 1, rat: 1 } })).toEqual([
      {
        path: 'config.rat',
        code: 'unknown_field',
        message: 'The field config.rat is not known. Remove it or check its spelling.',
      },
    ]);
  });

  it('names a field that is missing', () => {
    expect(issues({ name: 'a', config: {} })).toEqual([
      { path: 'config.rate', code: 'missing', message: 'config.rate is required.' },
    ]);
  });

  it('keeps the words of the schema for a value that is wrong', () => {
    expect(issues({ name: 'a', config: { rate: 2 } })).toEqual([
      { path: 'config.rate', code: 'max_value', message: 'The rate is at most 1.' },
    ]);
  });

  it('reports every field at once', () => {
    expect(issues({ config: { rate: 'x' } }).map(({ path }) => path)).toEqual(['name', 'config.rate']);
  });

  it('says that the input as a whole is missing', () => {
    expect(issues(undefined)).toEqual([{ path: '', code: 'missing', message: 'A value is required.' }]);
  });
});
