import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterRule, FilterRules } from '../destination/filter-rules.ts';
import type { Generation } from '../generation/generation.ts';
import { compileFilter } from './compile-filter.ts';
import { isSampled } from './sampling.ts';
import { selects } from './selects.ts';

const generation: Generation = {
  id: 'gen-1',
  startedAtMs: 1,
  endedAtMs: 2,
  request: { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Analyze this metric...' }] },
  response: {
    choices: [
      { index: 0, finishReason: 'stop', message: { role: 'assistant', content: [{ type: 'text', text: 'Done' }] } },
    ],
  },
  usage: { inputTokens: 10, outputTokens: 5, totalTokens: 15, totalCostUsd: 0.002 },
  user: 'user_1',
  sessionId: 'session_1',
  apiKey: { name: 'Production', hash: 'a'.repeat(64) },
};
const destination = { id: 'd1', enabled: true, apiKeyHashes: null, samplingRate: 1 };

const traceIdFor = ({ id }: Generation) => id;
const select = (to: Parameters<typeof selects>[0], passes: (generation: Generation) => boolean) =>
  selects(to, generation, { passes, traceIdFor });

const passes = async (rule: FilterRule) =>
  (await compileFilter({ enabled: true, groups: [{ logic: 'and', rules: [rule] }] }))(generation);

describe('a destination', () => {
  it('gets everything by default', async () => {
    expect(select(destination, await compileFilter(null))).toEqual({ selected: true });
  });

  it('gets nothing while it is disabled', () => {
    expect(select({ ...destination, enabled: false }, () => true)).toMatchObject({ reason: 'disabled' });
  });

  it('with an allowlist gets only the traffic of these keys', () => {
    const listed = { ...destination, apiKeyHashes: ['b'.repeat(64)] };
    expect(select(listed, () => true)).toMatchObject({ reason: 'api_key' });
    expect(select({ ...destination, apiKeyHashes: ['a'.repeat(64)] }, () => true).selected).toBe(true);
    const keyless = { ...generation, apiKey: undefined };
    expect(selects(listed, keyless, { passes: () => true, traceIdFor })).toMatchObject({ reason: 'api_key' });
  });

  it('gets nothing that its rules filter out', () => {
    expect(select(destination, () => false)).toMatchObject({ reason: 'filtered' });
  });
});

describe('filter rules', () => {
  it.each<[FilterRule, boolean]>([
    [{ field: 'model', operator: 'equals', value: 'openai/gpt-4o' }, true],
    [{ field: 'model', operator: 'not_equals', value: 'openai/gpt-4o' }, false],
    [{ field: 'input', operator: 'contains', value: 'metric' }, true],
    [{ field: 'output', operator: 'not_contains', value: 'Done' }, false],
    [{ field: 'model', operator: 'starts_with', value: 'openai/' }, true],
    [{ field: 'model', operator: 'ends_with', value: '-4o' }, true],
    [{ field: 'model', operator: 'regex', value: 'gpt-\\d+o$' }, true],
    [{ field: 'model', operator: 'regex', value: '^claude' }, false],
    [{ field: 'total_tokens', operator: 'gt', value: 14 }, true],
    [{ field: 'total_tokens', operator: 'gte', value: '15' }, true],
    [{ field: 'total_cost', operator: 'lt', value: 0.002 }, false],
    [{ field: 'total_cost', operator: 'lte', value: 0.002 }, true],
    [{ field: 'prompt_tokens', operator: 'equals', value: '10' }, true],
    [{ field: 'completion_tokens', operator: 'exists' }, true],
    [{ field: 'provider', operator: 'exists' }, false],
    [{ field: 'provider', operator: 'not_exists' }, true],
    [{ field: 'provider', operator: 'equals', value: 'Azure' }, false],
    [{ field: 'provider', operator: 'not_equals', value: 'Azure' }, true],
    [{ field: 'provider', operator: 'gt', value: 1 }, false],
    [{ field: 'finish_reason', operator: 'equals', value: 'stop' }, true],
    [{ field: 'user_id', operator: 'equals', value: 'user_1' }, true],
    [{ field: 'session_id', operator: 'equals', value: 'session_1' }, true],
    [{ field: 'api_key_name', operator: 'equals', value: 'Production' }, true],
  ])('%j holds: %s', async (rule, expected) => {
    expect(await passes(rule)).toBe(expected);
  });

  it('join by "and" inside a group, by "or" inside another, and groups are alternatives', async () => {
    const yes: FilterRule = { field: 'user_id', operator: 'exists' };
    const no: FilterRule = { field: 'provider', operator: 'exists' };
    const holds = async (groups: FilterRules['groups']) => (await compileFilter({ enabled: true, groups }))(generation);
    expect(await holds([{ logic: 'and', rules: [yes, no] }])).toBe(false);
    expect(await holds([{ logic: 'or', rules: [yes, no] }])).toBe(true);
    expect(
      await holds([
        { logic: 'and', rules: [no] },
        { logic: 'and', rules: [yes] },
      ]),
    ).toBe(true);
  });

  it('that are switched off let everything pass', async () => {
    const rules: FilterRules = {
      enabled: false,
      groups: [{ logic: 'and', rules: [{ field: 'provider', operator: 'exists' }] }],
    };
    expect((await compileFilter(rules))(generation)).toBe(true);
  });

  const chat = (input: string, output = ''): Generation => ({
    ...generation,
    request: {
      model: 'm',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: input },
      ],
    },
    response: { choices: [{ index: 0, finishReason: 'stop', message: { role: 'assistant', content: output } }] },
  });

  it('look at the whole of a long conversation', async () => {
    const long = chat(`${'a'.repeat(10_000)} CONFIDENTIAL`, `${'b'.repeat(10_000)} END`);
    const holds = async (rule: FilterRule) =>
      (await compileFilter({ enabled: true, groups: [{ logic: 'and', rules: [rule] }] }))(long);
    expect(await holds({ field: 'input', operator: 'not_contains', value: 'CONFIDENTIAL' })).toBe(false);
    expect(await holds({ field: 'output', operator: 'ends_with', value: 'END' })).toBe(true);
    expect(await holds({ field: 'input', operator: 'regex', value: 'CONF\\w+AL$' })).toBe(true);
  });

  it('do not take unknown tokens for none', async () => {
    const { usage: _unknown, ...unmeasured } = generation;
    const holds = async (rule: FilterRule) =>
      (await compileFilter({ enabled: true, groups: [{ logic: 'and', rules: [rule] }] }))(unmeasured);
    expect(await holds({ field: 'total_tokens', operator: 'lte', value: 100 })).toBe(false);
    expect(await holds({ field: 'total_tokens', operator: 'not_exists' })).toBe(true);
  });

  it('take any content, also what cannot be read', async () => {
    const contains = await compileFilter({
      enabled: true,
      groups: [{ logic: 'and', rules: [{ field: 'input', operator: 'contains', value: 'metric' }] }],
    });
    const withMessages = (messages: unknown) => ({ ...generation, request: { model: 'm', messages } }) as Generation;
    const unreadable = Object.defineProperty({}, 'content', {
      get() {
        throw new Error('getter');
      },
    });
    expect(contains(withMessages([null, 5, undefined, { role: 'user', content: [null, 'a metric'] }]))).toBe(true);
    expect(contains(withMessages('metric'))).toBe(false);
    expect(contains(withMessages([unreadable]))).toBe(false);
  });

  it('cannot be made slow by a hostile pattern', async () => {
    const hostile: FilterRule = { field: 'input', operator: 'regex', value: '^(a+)+$' };
    const filter = await compileFilter({ enabled: true, groups: [{ logic: 'and', rules: [hostile] }] });
    const text = `${'a'.repeat(4_000)}!`;
    expect(filter({ ...generation, request: { model: 'm', messages: [{ role: 'user', content: text }] } })).toBe(false);
  });

  it('run no pattern that is too complex, alone or together with others: such a rule matches nothing', async () => {
    const holds = async (...patterns: string[]) => {
      const rules = patterns.map((value): FilterRule => ({ field: 'model', operator: 'regex', value }));
      return (await compileFilter({ enabled: true, groups: [{ logic: 'or', rules }] }))(generation);
    };
    expect(await holds('(?:.?){900}o')).toBe(false);
    expect(await holds('gpt-4o')).toBe(true);
    expect(await holds(...Array.from({ length: 3 }, () => '(?:x?){60}'), 'gpt-4o')).toBe(true);
    expect(await holds(...Array.from({ length: 3 }, () => '(?:[xy]z){60}'), 'gpt-4o')).toBe(false);
  });
});

describe('sampling', () => {
  const withSession = (sessionId: string, id: string): Generation => ({ ...generation, id, sessionId });

  it('takes a session wholly or not at all', async () => {
    await fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), (session, first, second) => {
        const half = { id: 'd', samplingRate: 0.5 };
        expect(isSampled(half, withSession(session, first), traceIdFor)).toBe(
          isSampled(half, withSession(session, second), traceIdFor),
        );
      }),
    );
  });

  it('takes about the share that was asked for', () => {
    const taken = Array.from({ length: 10_000 }, (_, index) => withSession(`session-${index}`, 'g')).filter((one) =>
      isSampled({ id: 'd', samplingRate: 0.1 }, one, traceIdFor),
    );
    expect(taken.length).toBeGreaterThan(850);
    expect(taken.length).toBeLessThan(1_150);
  });

  it('takes other sessions for another destination, and more sessions when the rate grows', () => {
    const sessions = Array.from({ length: 1_000 }, (_, index) => withSession(`session-${index}`, 'g'));
    const chosen = (id: string, samplingRate: number) =>
      sessions.filter((one) => isSampled({ id, samplingRate }, one, traceIdFor));
    expect(chosen('d1', 0.5)).not.toEqual(chosen('d2', 0.5));
    for (const one of chosen('d1', 0.2)) expect(isSampled({ id: 'd1', samplingRate: 0.6 }, one, traceIdFor)).toBe(true);
  });
});
