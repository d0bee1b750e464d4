import { readFileSync } from 'node:fs';
import path from 'node:path';
import { grafanaDashboard } from '@broadcast-kit/core/dashboard';
import { describe, expect, it } from 'vitest';
import { archive, NOW, names } from './__fixtures__/seeded-traffic.ts';
import { answerQuery } from './answer-query.ts';

interface Panel {
  readonly title?: string;
  readonly targets?: readonly { readonly query: string }[];
}

interface Variable {
  readonly name: string;
  readonly allValue?: string;
  readonly current?: { readonly value: unknown };
}

interface AlertGroup {
  readonly rules: readonly {
    readonly uid: string;
    readonly data: readonly { readonly model: { readonly query?: string; readonly reducer?: string } }[];
  }[];
}

const dashboard = grafanaDashboard();
const variables = (dashboard.templating as { readonly list: readonly Variable[] }).list;
const queries = new Map(
  (dashboard.panels as readonly Panel[]).flatMap(({ title = '', targets = [] }) =>
    targets.map(({ query }) => [title, query] as const),
  ),
);

type Chosen = Readonly<Record<string, string>>;

/** The query of a panel, with what Grafana puts in the place of its variables. */
function queryOf(title: string, chosen: Chosen): string {
  return (queries.get(title) ?? '').replaceAll(/\$\{(\w+)(?::regex)?\}/g, (_, name: string) => {
    const { allValue, current } = variables.find((variable) => variable.name === name) ?? {};
    return chosen[name] ?? allValue ?? String(current?.value);
  });
}

/** Totals of each series, by its labels. */
function sumsOf(query: string): Readonly<Record<string, number>> {
  const answer = answerQuery(query, archive, NOW);
  if (answer.kind !== 'metrics') throw new Error(JSON.stringify(answer));
  return Object.fromEntries(
    answer.series.map(({ labels, values }) => [
      Object.values(labels).join(' '),
      Number(values.reduce<number>((total, value) => total + (value ?? 0), 0).toFixed(6)),
    ]),
  );
}

const panel = (title: string, chosen: Chosen = {}) => sumsOf(queryOf(title, chosen));

describe('the panels of the dashboard on seeded traffic', () => {
  it.each([
    ['Requests', { '': names.length }],
    ['Errors', { '': 1 }],
    ['Tokens', { '': 70 }],
    ['Cost', { '': 1.75 }],
    ['Errors by environment', { production: 1 }],
    ['Fallbacks by model', { 'mistral/small': 1 }],
    ['Time to first token, p95', { p95: 120 }],
    ['Tokens by model', { 'mistral/small': 70 }],
    [`Cost by \${metadata_key}`, { search: 0.75, chat: 1 }],
    ['Cost by API key', { nil: 0.75, prod: 1 }],
  ])('%s counts exactly its calls', (title, expected) => {
    expect(panel(title)).toEqual(expected);
  });

  it.each([
    [{ model: 'openai/gpt-4-turbo' }, 1],
    [{ user: 'user_abc123' }, 1],
    [{ api_key: 'prod' }, 1],
    [{ environment: 'production' }, 2],
    [{ metadata_key: 'feature', metadata_value: 'search' }, 2],
    [{ metadata_key: 'alert_id', metadata_value: 'alert_789' }, 1],
    [{ metadata_key: 'alert_id', metadata_value: 'nothing' }, undefined],
    [{ metadata_key: 'no such key' }, names.length],
    [{ service: 'other' }, names.length],
  ] as const)('count the calls of %j alone', (chosen, expected) => {
    expect(panel('Requests', chosen)['']).toBe(expected);
  });

  it('lists the failed calls alone', () => {
    const answer = answerQuery(queryOf('Recent errors', {}), archive, NOW);
    expect(answer).toMatchObject({ kind: 'traces', found: [{ spanIds: [expect.any(String)] }] });
  });

  it('are all understood', () => {
    for (const title of queries.keys()) {
      const query = queryOf(title, {});
      for (const part of /^\((.*)\) \/ \((.*)\)$/s.exec(query)?.slice(1) ?? [query]) {
        expect(answerQuery(part, archive, NOW).kind).not.toBe('mistake');
      }
    }
    expect(queries.size).toBeGreaterThan(15);
  });
});

describe('the alerts on TraceQL metrics on seeded traffic', () => {
  const file = path.resolve(import.meta.dirname, '../../../dashboard/generated/alerts-traceql.json');
  const { rules } = JSON.parse(readFileSync(file, 'utf8')) as AlertGroup;
  const alert = (uid: string) => {
    const [query] = rules.find((rule) => rule.uid === uid)?.data.flatMap(({ model }) => model.query ?? []) ?? [];
    return sumsOf(query ?? '');
  };

  it('know what the calls of the hour cost', () => {
    expect(alert('broadcast-cost-hour')).toEqual({ '': 1.75 });
  });

  it('know how long streamed calls took to begin', () => {
    expect(alert('broadcast-first-token-p95')).toEqual({ p95: 120 });
  });

  it('are all looked at', () => {
    expect(rules.map(({ uid }) => uid)).toEqual(['broadcast-cost-hour', 'broadcast-first-token-p95']);
  });
});
