import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../traceql/__fixtures__/any-text.ts';
import { traceql } from '../traceql/traceql.ts';
import { drilldownUrl } from './drilldown-url.ts';

const acme = { grafanaUrl: 'https://acme.grafana.net' };

/** What Traces Drilldown reads from its address: each parameter, and the filters in their three parts. */
function opened(url: string | undefined) {
  const { origin, pathname, searchParams } = new URL(url ?? '');
  const filters = searchParams
    .getAll('var-filters')
    .map((filter) =>
      filter
        .split('|')
        .map((part) => part.replaceAll('__gfp__', '|').replaceAll('__gfc__', ',').replaceAll('__gfh__', '#')),
    );
  searchParams.delete('var-filters');
  return { page: origin + pathname, parameters: Object.fromEntries(searchParams), filters };
}

describe('drilldownUrl', () => {
  it('opens the rate of all spans by model over the last hour', () => {
    expect(opened(drilldownUrl(acme))).toEqual({
      page: 'https://acme.grafana.net/a/grafana-exploretraces-app/explore',
      parameters: {
        'var-ds': 'grafanacloud-traces',
        orgId: '1',
        from: 'now-1h',
        to: 'now',
        'var-primarySignal': 'true',
        'var-metric': 'rate',
        'var-groupBy': 'span.gen_ai.request.model',
        actionView: 'breakdown',
      },
      filters: [],
    });
  });

  it('opens what was asked for', () => {
    const url = drilldownUrl(acme, {
      spans: 'root',
      metric: 'errors',
      groupBy: 'span.user.id',
      view: 'traceList',
      dataSource: 'my-tempo',
      orgId: 2,
      from: 'now-7d',
      to: 1_790_000_000_000,
      filters: [
        { key: 'resource.service.name', operator: '=', value: 'openrouter' },
        { key: 'duration', operator: '>', value: '5s' },
        { key: 'status', operator: '=', value: 'error' },
      ],
    });
    expect(opened(url)).toMatchObject({
      parameters: {
        'var-ds': 'my-tempo',
        orgId: '2',
        from: 'now-7d',
        to: '1790000000000',
        'var-primarySignal': 'nestedSetParent<0',
        'var-metric': 'errors',
        'var-groupBy': 'span.user.id',
        actionView: 'traceList',
      },
      filters: [
        ['resource.service.name', '=', 'openrouter'],
        ['duration', '>', '5s'],
        ['status', '=', 'error'],
      ],
    });
  });

  it.each([
    ['42', '"42"'],
    ['1e5', '"1e5"'],
    [42, '42'],
    ['4 2', '4 2'],
    ['', ''],
  ])('compares %j as what it is, though Drilldown guesses types', (value, part) => {
    const url = drilldownUrl(acme, { filters: [{ key: 'span.user.id', operator: '=', value }] });
    expect(opened(url).filters).toEqual([['span.user.id', '=', part]]);
  });

  it('is no link without a Grafana', () => {
    expect(drilldownUrl({ grafanaUrl: null })).toBeUndefined();
  });

  it('carries any attribute and any text to Drilldown unchanged', async () => {
    const text = anyText().filter((value) => Number.isNaN(Number(value)));
    await fc.assert(
      fc.property(text, text, (name, value) => {
        fc.pre(!name.includes('\0'));
        const key = traceql.span(name).text;
        const url = drilldownUrl(acme, { filters: [{ key, operator: '=~', value }] });
        expect(opened(url).filters).toEqual([[key, '=~', value.toWellFormed()]]);
      }),
    );
  });
});
