import { describe, expect, it } from 'vitest';
import { grafanaDashboard } from './grafana-dashboard.ts';

function currentOf(dashboard: ReturnType<typeof grafanaDashboard>, name: string): unknown {
  const { list } = dashboard.templating as { list: { name: string; query?: unknown; current?: unknown }[] };
  return list.find((variable) => variable.name === name)?.current;
}

describe('grafanaDashboard', () => {
  it('asks for the service of the specification in the default data source', () => {
    const dashboard = grafanaDashboard();
    expect(dashboard).toMatchObject({ uid: 'broadcast-llm-calls', title: 'LLM calls', schemaVersion: 42 });
    expect(currentOf(dashboard, 'service')).toMatchObject({ value: 'openrouter' });
    expect(currentOf(dashboard, 'datasource')).toBeUndefined();
  });

  it('asks for what a destination says', () => {
    const dashboard = grafanaDashboard({ serviceName: 'acme', dataSource: 'my-tempo', title: 'Acme', uid: 'acme-llm' });
    expect(dashboard).toMatchObject({ uid: 'acme-llm', title: 'Acme' });
    expect(currentOf(dashboard, 'service')).toMatchObject({ text: 'acme', value: 'acme' });
    expect(currentOf(dashboard, 'datasource')).toMatchObject({ value: 'my-tempo' });
  });

  it('is a new one each time', () => {
    grafanaDashboard({ serviceName: 'acme' });
    expect(currentOf(grafanaDashboard(), 'service')).toMatchObject({ value: 'openrouter' });
    expect(grafanaDashboard()).toEqual(grafanaDashboard());
    expect(grafanaDashboard().panels).not.toBe(grafanaDashboard().panels);
  });
});
