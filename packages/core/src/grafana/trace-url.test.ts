import { describe, expect, it } from 'vitest';
import { traceUrl } from './trace-url.ts';

const acme = { grafanaUrl: 'https://acme.grafana.net' };
const traceId = '5b8efff798038103d269b633813fc60c';

function opened(url: string | undefined) {
  const { pathname, searchParams } = new URL(url ?? '');
  const panes = JSON.parse(searchParams.get('panes') ?? '');
  return { pathname, traceId: searchParams.get('traceId'), pane: panes.bk1 };
}

describe('traceUrl', () => {
  it('opens one trace by its id', () => {
    const { pathname, pane, traceId: parameter } = opened(traceUrl(acme, { traceId }));
    expect(pathname).toBe('/explore');
    expect(parameter).toBe(traceId);
    expect(pane.queries).toMatchObject([{ queryType: 'traceql', query: traceId }]);
    expect(pane).not.toHaveProperty('panelsState');
  });

  it('looks one hour around the time of the trace', () => {
    const { pane } = opened(traceUrl(acme, { traceId, atMs: 1_790_000_000_000 }));
    expect(pane.range).toEqual({ from: '1789996400000', to: '1790003600000' });
  });

  it('opens the span that was asked for, in the data source that was asked for', () => {
    const { pane } = opened(traceUrl(acme, { traceId, spanId: '051581bf3cb55c13', dataSource: 'my-tempo', orgId: 3 }));
    expect(pane.panelsState).toEqual({ trace: { spanId: '051581bf3cb55c13' } });
    expect(pane.datasource).toBe('my-tempo');
  });

  it('is no link without a Grafana', () => {
    expect(traceUrl({ grafanaUrl: null }, { traceId })).toBeUndefined();
  });
});
