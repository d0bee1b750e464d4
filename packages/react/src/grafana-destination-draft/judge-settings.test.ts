import { describe, expect, it } from 'vitest';
import { withChangedRule, withRule } from './edit-filter-rules.ts';
import type { FilterRuleDraft } from './filter-rules-draft.ts';
import { createDraft, type GrafanaDraft } from './grafana-draft.ts';
import type { HeaderDraft } from './header-drafts.ts';
import { judgeSettings } from './judge-settings.ts';

const EMPTY = createDraft('Grafana Cloud');

const judged = (change: Partial<GrafanaDraft>) => judgeSettings({ ...EMPTY, ...change });

function withOneRule(change: Partial<FilterRuleDraft>): Partial<GrafanaDraft> {
  return { filterRules: withChangedRule(withRule(EMPTY.filterRules, 'r1'), 'r1', change) };
}

function header(id: string, name: string, value: string): HeaderDraft {
  return { id, name, value: { kind: 'typed', value } };
}

describe('filter rules', () => {
  it.each([
    [{ operator: 'regex', value: 'gpt-(4' }, 'filter_rules.pattern', /not a regular expression in RE2/],
    [{ operator: 'regex', value: '(?=x)' }, 'filter_rules.pattern', /lookarounds and back references do not exist/],
    [{ operator: 'regex', value: '(?:.?){900}[bc]' }, 'filter_rules.pattern_too_complex', /too complex/],
    [{ value: 'x'.repeat(1025) }, 'max_length', /./],
  ] as const)('are refused at the rule, with the reason: %j', async (change, code, message) => {
    const { filterRules } = await judged(withOneRule(change));

    expect(filterRules?.parts).toEqual([{ part: 'r1', code, message: expect.stringMatching(message) }]);
  });

  it.each([
    [{ value: '' }, 'filter_rules.value_missing'],
    [{ field: 'total_cost', operator: 'gt', value: ' ' }, 'filter_rules.value_missing'],
    [{ field: 'total_cost', operator: 'equals', value: '' }, 'filter_rules.value_missing'],
    [{ field: 'total_cost', operator: 'gt', value: 'much' }, 'filter_rules.not_a_number'],
    [{ field: 'user_id', operator: 'lte', value: 'much' }, 'filter_rules.not_a_number'],
  ] as const)('without a value to compare with are refused in the words of the form: %j', async (change, code) => {
    const { filterRules } = await judged(withOneRule(change));

    expect(filterRules?.parts).toEqual([{ part: 'r1', code }]);
  });

  it('are told apart: each wrong rule says what is wrong with it', async () => {
    const two = withRule(withRule(EMPTY.filterRules, 'r1'), 'r2', 'r1');
    const { filterRules } = await judged({ filterRules: withRule(two, 'r3') });

    expect(filterRules?.parts?.map(({ part }) => part)).toEqual(['r1', 'r2', 'r3']);
  });

  it.each([
    { value: 'gpt-4o' },
    { operator: 'exists' },
    { operator: 'regex', value: '^gpt-(4o|5)$' },
    { field: 'total_tokens', operator: 'gte', value: '1000' },
  ] as const)('that work are fine: %j', async (change) => {
    expect(await judged(withOneRule(change))).toEqual({});
  });
});

describe('headers', () => {
  it.each([
    [[header('a', 'X Region', 'eu')], [['a', 'headers.name']]],
    [[header('a', 'Authorization', 'Basic x')], [['a', 'headers.reserved']]],
    [[header('a', 'X-Region', 'é')], [['a', 'headers.value']]],
    [[header('a', '', 'eu')], [['a', 'headers.name']]],
    [[header('a', 'X-Region', ' ')], [['a', 'headers.value_missing']]],
    [[header('a', 'X-Region', '...a1b2c3d4')], [['a', 'headers.masked']]],
    [[header('a', 'X-Region', 'eu'), header('b', 'x-region ', 'us')], [['b', 'headers.duplicate']]],
  ])('are refused at the header: %j', async (headers, expected) => {
    const { headers: issue } = await judged({ headers });

    expect(issue?.parts?.map(({ part, code }) => [part, code])).toEqual(expected);
  });

  it('never repeat a value in what they say', async () => {
    const { headers: issue } = await judged({ headers: [header('a', 'X-Tenant', 'sécret-value')] });

    expect(issue?.parts?.[0]?.message).toMatch(/X-Tenant/);
    expect(JSON.stringify(issue)).not.toContain('cret-value');
  });

  it('are at most 20', async () => {
    const headers = Array.from({ length: 21 }, (_, index) => header(`h${index}`, `X-Tag-${index}`, 'x'));

    expect(await judged({ headers })).toMatchObject({ headers: { code: 'headers.too_many', parts: [] } });
    expect(await judged({ headers: headers.slice(1) })).toEqual({});
  });

  it('are fine while stored, and while a line is still empty', async () => {
    const stored: HeaderDraft = { id: 'X-Tenant', name: 'X-Tenant', value: { kind: 'stored', hint: '...' } };

    expect(await judged({ headers: [stored, header('a', '', '')] })).toEqual({});
  });
});

describe('texts', () => {
  it.each([
    [{ valueLimitBytes: '12' }, 'valueLimitBytes', /from 256 to 65,536/],
    [{ valueLimitBytes: 'much' }, 'valueLimitBytes', /from 256 to 65,536/],
    [{ serviceName: 'x'.repeat(256) }, 'serviceName', /at most 255 characters/],
    [{ grafanaUrl: 'http://acme.grafana.net' }, 'grafanaUrl', /such as https:\/\/acme.grafana.net/],
    [{ grafanaUrl: 'my grafana' }, 'grafanaUrl', /such as https:\/\/acme.grafana.net/],
  ] as const)('that cannot be are refused: %j', async (change, field, message) => {
    expect((await judged(change))[field]?.message).toMatch(message);
  });

  it.each([
    { valueLimitBytes: '' },
    { valueLimitBytes: '8.192' },
    { serviceName: '' },
    { grafanaUrl: '' },
    { grafanaUrl: 'acme.grafana.net/explore?left=x' },
  ])('that people type are fine: %j', async (change) => {
    expect(await judged(change)).toEqual({});
  });
});
