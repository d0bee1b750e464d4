import { type ConditionNode, parseTraceql } from '@broadcast-kit/core';
import { grafanaDashboard } from '@broadcast-kit/core/dashboard';
import { describe, expect, it } from 'vitest';
import { publishedAlerts, publishedDashboard } from './published-schema.ts';

const panels = publishedDashboard.panels.flatMap((panel) => ('targets' in panel ? [panel] : []));
const variables = publishedDashboard.templating.list ?? [];

/** The queries of a panel; where it divides one by another, both. */
function queriesOf(panel: (typeof panels)[number]): string[] {
  return panel.targets.flatMap(({ query = '' }) => /^\((.*)\) \/ \((.*)\)$/s.exec(query)?.slice(1) ?? [query]);
}

const queries = panels.flatMap((panel) => queriesOf(panel).map((query) => [panel.title, query] as const));

/** What Grafana does with a query before it sends it: the pattern of the chosen values, or what "All" stands for. */
function filledIn(query: string, chosen: Readonly<Record<string, readonly string[]>>): string {
  return query.replaceAll(/\$\{(\w+)(?::(regex))?\}/g, (_, name: string, format?: string) => {
    const variable = variables.find((known) => known.name === name);
    if (format !== undefined && chosen[name] === undefined && variable?.allValue !== undefined)
      return variable.allValue;
    const values = chosen[name] ?? [String(variable?.current?.value)];
    if (format === undefined) return values[0] ?? '';
    const patterns = values.map((value) => value.replaceAll(/[\\^$*+?.()|[\]{}/]/g, '\\$&'));
    return patterns.length === 1 ? (patterns[0] ?? '') : `(${patterns.join('|')})`;
  });
}

function readFilled(query: string, chosen: Parameters<typeof filledIn>[1] = {}) {
  const filled = filledIn(query, chosen);
  const parsed = parseTraceql(filled);
  if (!parsed.ok) throw new Error(`${filled}: expected ${parsed.mistake.expected} at ${parsed.mistake.position}`);
  return parsed.query;
}

/** The spans that are counted: on the right of a relation. */
function countedCondition(query: string, chosen?: Parameters<typeof filledIn>[1]): ConditionNode | undefined {
  const { spans } = readFilled(query, chosen);
  const counted = spans.kind === 'relation' ? spans.right : spans;
  return counted.kind === 'filter' ? counted.condition : undefined;
}

/** Whether a span with these attributes is counted, as far as texts and patterns go. */
function holds(condition: ConditionNode | undefined, span: Readonly<Record<string, string>>): boolean {
  if (condition === undefined) return true;
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, span) && holds(condition.right, span);
    case 'or':
      return holds(condition.left, span) || holds(condition.right, span);
    case 'not':
      return !holds(condition.condition, span);
    case 'comparison': {
      const { field, operator, value } = condition;
      const actual = span[field.name];
      if (value.type === 'nil') return (operator === '=') === (actual === undefined);
      const text = 'value' in value ? String(value.value) : '';
      if (actual === undefined) return false;
      return operator === '=~' ? new RegExp(`^(?:${text})$`, 's').test(actual) : actual === text;
    }
  }
}

const call = {
  'service.name': 'openrouter',
  'gen_ai.operation.name': 'chat',
  'gen_ai.request.model': 'openai/gpt-4.1',
};

/** A failed call that has whatever a query of the dashboard asks for. */
const complete = {
  ...call,
  'span:status': 'error',
  'gen_ai.usage.total_cost': '0.5',
  'gen_ai.usage.total_tokens': '30',
  'gen_ai.usage.input_tokens': '10',
  'gen_ai.usage.input_tokens.cached': '5',
  'trace.metadata.openrouter.first_token_ms': '200',
  'trace.metadata.openrouter.tokens_per_second': '80',
};

/** A query that counts calls and asks for nothing else. */
const requests = queries.find(([title]) => title === 'Requests')?.[1] ?? '';

describe('the dashboard', () => {
  it.each(queries)('asks Tempo for what it can read, with nothing chosen and with much: %s', (_, query) => {
    readFilled(query);
    readFilled(query, {
      service: ['acme'],
      model: ['openai/gpt-4.1', 'a|b (c)'],
      user: ['u\\1'],
      environment: ['production'],
      metadata_key: ['my team'],
      metadata_value: ['a "b" (c)\\d'],
    });
  });

  it.each(queries)('counts calls, whatever their spans are called, and no structural span: %s', (_, query) => {
    const condition = JSON.stringify(countedCondition(query), (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(condition).not.toContain('"span:name"');
    expect(condition).toContain('"gen_ai.operation.name"');
    expect(holds(countedCondition(query), { 'service.name': 'openrouter', 'span.type': 'span' })).toBe(false);
  });

  it('counts calls without a user or an environment where all are chosen, and only the chosen ones else', () => {
    expect(holds(countedCondition(requests), call)).toBe(true);
    expect(holds(countedCondition(requests), { ...call, 'user.id': 'u1' })).toBe(true);
    expect(holds(countedCondition(requests, { user: ['u1', 'u2'] }), { ...call, 'user.id': 'u2' })).toBe(true);
    expect(holds(countedCondition(requests, { user: ['u1', 'u2'] }), { ...call, 'user.id': 'u3' })).toBe(false);
    expect(holds(countedCondition(requests, { user: ['u1'] }), call)).toBe(false);
    expect(holds(countedCondition(requests, { service: ['acme'] }), call)).toBe(false);
  });

  it('takes the signs of a pattern in a chosen value for what they are', () => {
    const chosen = { model: ['openai/gpt-4.1'] };
    expect(holds(countedCondition(requests, chosen), call)).toBe(true);
    expect(holds(countedCondition(requests, chosen), { ...call, 'gen_ai.request.model': 'openai/gpt-4x1' })).toBe(
      false,
    );
  });

  it('breaks costs down by any metadata key', () => {
    const [, query = ''] = queries.find(([title]) => title === `Cost by \${metadata_key}`) ?? [];
    expect(readFilled(query, { metadata_key: ['my team'] }).metrics?.by).toEqual([
      { kind: 'attribute', scope: 'span', name: 'trace.metadata.my team' },
    ]);
  });

  it.each(queries)('counts only calls with the value that was entered for any metadata key: %s', (_, query) => {
    const chosen = { metadata_key: ['my team'], metadata_value: ['C++ (a)'] };
    const condition = countedCondition(query, chosen);
    const withMetadata = (metadata: Readonly<Record<string, string>>) => holds(condition, { ...complete, ...metadata });
    expect(withMetadata({ 'trace.metadata.my team': 'C++ (a)' })).toBe(true);
    expect(withMetadata({ 'trace.metadata.my team': 'C++ (ab)' })).toBe(false);
    expect(withMetadata({ 'trace.metadata.feature': 'C++ (a)' })).toBe(false);
    expect(withMetadata({})).toBe(false);
    expect(holds(countedCondition(query, { ...chosen, metadata_value: [''] }), complete)).toBe(true);
  });

  it('lets viewers choose data source, service, model, user, API key, environment and any metadata', () => {
    expect(variables.map(({ name }) => name)).toEqual([
      'datasource',
      'service',
      'model',
      'user',
      'api_key',
      'environment',
      'metadata_key',
      'metadata_value',
    ]);
  });

  it('names and numbers each panel, in the one data source, without two in one place', () => {
    const all = publishedDashboard.panels;
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
    const cells = all.flatMap(({ gridPos }) =>
      gridPos === undefined
        ? []
        : Array.from({ length: gridPos.w * gridPos.h }, (_, index) => {
            return `${gridPos.x + (index % gridPos.w)}:${gridPos.y + Math.floor(index / gridPos.w)}`;
          }),
    );
    expect(new Set(cells).size).toBe(cells.length);
    for (const panel of panels) {
      expect(panel.datasource?.uid).toMatch(/^\$\{datasource\}$/);
      for (const target of panel.targets) expect(target.datasource).toEqual(panel.datasource);
    }
  });

  it('leads to Explore and Traces Drilldown with the chosen service and time', () => {
    const links = (publishedDashboard.links ?? []).map(({ url = '' }) =>
      url.replaceAll(
        /\$\{(\w+)\}/g,
        (_, name: string) => ({ service: 'acme', datasource: 'tempo-1' })[name] ?? `<${name}>`,
      ),
    );
    const [explore, drilldown] = links.map((url) => new URL(url, 'https://acme.grafana.net'));
    expect(explore?.pathname).toBe('/explore');
    expect(JSON.parse(explore?.searchParams.get('panes') ?? '')).toMatchObject({
      bk1: {
        datasource: 'tempo-1',
        queries: [{ query: '{ resource.service.name = "acme" }' }],
        range: { from: '<__from>', to: '<__to>' },
      },
    });
    expect(drilldown?.pathname).toBe('/a/grafana-exploretraces-app/explore');
    expect(drilldown?.searchParams.get('var-ds')).toBe('tempo-1');
    expect(drilldown?.searchParams.getAll('var-filters')).toEqual(['resource.service.name|=|acme']);
  });

  it('is what grafanaDashboard() returns', () => {
    expect(grafanaDashboard()).toEqual(publishedDashboard);
  });
});

describe('the alert rules', () => {
  const rules = publishedAlerts.flatMap((group) => group.rules ?? []);

  it.each(rules.map((rule) => [rule.title, rule] as const))('%s: reduces one query and compares it', (_, rule) => {
    expect(rule.condition).toBe('C');
    expect(rule.data?.map(({ refId, datasourceUid }) => [refId, datasourceUid])).toEqual([
      ['A', expect.stringMatching(/^grafanacloud-/)],
      ['B', '__expr__'],
      ['C', '__expr__'],
    ]);
  });

  it('ask for TraceQL that Tempo can read', () => {
    const models = rules.flatMap(({ data }) => data ?? []).map(({ model }) => model as { query?: string });
    const asked = models.flatMap(({ query }) => query ?? []);
    expect(asked).toHaveLength(2);
    for (const query of asked) expect(parseTraceql(query)).toMatchObject({ ok: true });
  });

  it('have ids of their own', () => {
    expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length);
  });
});
