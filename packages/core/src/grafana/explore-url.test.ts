import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../traceql/__fixtures__/any-text.ts';
import { traceql } from '../traceql/traceql.ts';
import { exploreUrl } from './explore-url.ts';

const acme = { grafanaUrl: 'https://acme.grafana.net' };

/** What Grafana reads from a link to Explore. */
function opened(url: string | undefined) {
  const { origin, pathname, searchParams } = new URL(url ?? '');
  const { panes, ...parameters } = Object.fromEntries(searchParams);
  return { page: origin + pathname, parameters, panes: Object.entries(JSON.parse(panes ?? '')) };
}

describe('exploreUrl', () => {
  it('opens one pane with the query in the traces data source of a Grafana Cloud stack, over the last hour', () => {
    const url = exploreUrl(acme, { query: traceql(traceql.status.equals('error')) });
    expect(opened(url)).toEqual({
      page: 'https://acme.grafana.net/explore',
      parameters: { schemaVersion: '1', orgId: '1' },
      panes: [
        [
          expect.stringMatching(/^(?=.*[a-z])\w{3}$/),
          {
            datasource: 'grafanacloud-traces',
            queries: [
              {
                refId: 'A',
                datasource: { type: 'tempo', uid: 'grafanacloud-traces' },
                queryType: 'traceql',
                query: '{ status = error }',
                limit: 20,
                tableType: 'traces',
                metricsQueryType: 'range',
              },
            ],
            range: { from: 'now-1h', to: 'now' },
            compact: false,
          },
        ],
      ],
    });
  });

  it('opens the data source, organisation, time and table that were asked for', () => {
    const url = exploreUrl(acme, {
      query: '{ }',
      dataSource: 'my-tempo',
      orgId: 7,
      from: 1_790_000_000_000,
      to: 'now-5m',
      limit: 100,
      tableType: 'spans',
    });
    expect(opened(url)).toMatchObject({
      parameters: { orgId: '7' },
      panes: [
        [
          'bk1',
          {
            datasource: 'my-tempo',
            queries: [{ datasource: { uid: 'my-tempo' }, limit: 100, tableType: 'spans' }],
            range: { from: '1790000000000', to: 'now-5m' },
          },
        ],
      ],
    });
  });

  it('keeps the path of the page away from whatever stands in the address of the Grafana', () => {
    expect(exploreUrl({ grafanaUrl: 'https://acme.grafana.net:3000/d/abc?x=1#y' }, { query: '{ }' })).toMatch(
      /^https:\/\/acme\.grafana\.net:3000\/explore\?/,
    );
  });

  it.each([
    'https://tools.acme.com/grafana',
    'https://tools.acme.com/grafana/',
    'https://tools.acme.com/grafana/d/a?b',
  ])('leads below the path of %s', (grafanaUrl) => {
    expect(opened(exploreUrl({ grafanaUrl }, { query: '{ }' })).page).toBe('https://tools.acme.com/grafana/explore');
  });

  it.each([null, '', 'acme.grafana.net', 'javascript:alert(1)//', 'mailto:a@b.c', 'data:text/html,x'])(
    'is no link for %j',
    (grafanaUrl) => {
      expect(exploreUrl({ grafanaUrl }, { query: '{ }' })).toBeUndefined();
    },
  );

  it('carries any text of a query to Grafana unchanged', async () => {
    await fc.assert(
      fc.property(anyText(), (text) => {
        const query = traceql(traceql.span('user.id').equals(text)).text;
        expect(opened(exploreUrl(acme, { query })).panes).toMatchObject([['bk1', { queries: [{ query }] }]]);
      }),
    );
  });
});
