import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parser } from '@grafana/lezer-traceql';
import { describe, expect, it } from 'vitest';
import { parseTraceql } from '../traceql/parse-traceql.ts';
import { grafanaDashboard } from './grafana-dashboard.ts';

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
    readonly title: string;
    readonly data: readonly { readonly model: { query?: string } }[];
  }[];
}

const dashboard = grafanaDashboard();
const variables = (dashboard.templating as { readonly list: readonly Variable[] }).list;

/** What Grafana puts in the place of the variables while nobody has chosen anything, or with these values. */
function filledIn(query: string, chosen: Readonly<Record<string, string>>): string {
  return query.replaceAll(/\$\{(\w+)(?::regex)?\}/g, (_, name: string) => {
    const { allValue, current } = variables.find((variable) => variable.name === name) ?? {};
    return chosen[name] ?? allValue ?? String(current?.value);
  });
}

/** Whether the grammar of Grafana's editor reads all of it. */
function isRead(query: string): boolean {
  let ok = true;
  parser.parse(query).iterate({
    enter: ({ type }) => {
      if (type.isError) ok = false;
    },
  });
  return ok;
}

/** Without limits on metrics and division of metrics, which Tempo documents and the grammar of the editor does not know. */
function withoutWhatItLacks(query: string): readonly string[] {
  return (/^\((.*)\) \/ \((.*)\)$/s.exec(query)?.slice(1) ?? [query]).map((part) => part.replace(/ > 0$/, ''));
}

const panels = (dashboard.panels as readonly Panel[]).flatMap(({ title = '', targets = [] }) =>
  targets.map(({ query }) => [title, query] as const),
);

const root = path.resolve(import.meta.dirname, '../../../..');
const alerts = JSON.parse(
  readFileSync(path.join(root, 'apps/dashboard/generated/alerts-traceql.json'), 'utf8'),
) as AlertGroup;
const alertQueries = alerts.rules.flatMap(({ title, data }) =>
  data.flatMap(({ model }) => (model.query === undefined ? [] : [[title, model.query] as const])),
);

describe('the TraceQL grammar that Grafana publishes (@grafana/lezer-traceql 1.0.0)', () => {
  it.each(panels)('reads the query of the panel "%s", with all chosen and with one of each', (_, query) => {
    const one = { model: 'a', user: 'b', api_key: 'c', environment: 'd', metadata_key: 'my team', metadata_value: 'e' };
    for (const chosen of [{}, one]) {
      for (const part of withoutWhatItLacks(filledIn(query, chosen))) {
        expect({ part, isRead: isRead(part) }).toEqual({ part, isRead: true });
        expect(parseTraceql(part).ok).toBe(true);
      }
    }
  });

  it.each(alertQueries)('reads the query of the alert "%s"', (_, query) => {
    expect(isRead(query)).toBe(true);
    expect(parseTraceql(query).ok).toBe(true);
  });

  it('was asked about every panel and every alert', () => {
    expect(panels.length).toBeGreaterThan(15);
    expect(alertQueries).toHaveLength(2);
  });
});
