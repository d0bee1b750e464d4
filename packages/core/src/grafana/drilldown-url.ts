import { type GrafanaLinkOptions, type GrafanaPlace, grafanaPage, linkDefaults } from './grafana-place.ts';

/** One filter of Traces Drilldown: `{ key: 'span.user.id', operator: '=', value: 'u1' }`. */
export interface DrilldownFilter {
  /** Attribute with its scope as TraceQL writes it, `traceql.span('user.id').text`, or an intrinsic such as `duration`. */
  readonly key: string;
  readonly operator: '=' | '!=' | '=~' | '!~' | '>' | '>=' | '<' | '<=';
  /** Text is compared as text, also `'42'`. Numbers as numbers; `error` of a status and `5s` of a duration as what they are. */
  readonly value: string | number;
}

/** Options of {@link drilldownUrl}. */
export interface DrilldownUrlOptions extends GrafanaLinkOptions {
  /** All of these hold. Default: none. */
  readonly filters?: readonly DrilldownFilter[] | undefined;
  /** Which spans: all of them (default), or the outermost ones. */
  readonly spans?: 'all' | 'root' | undefined;
  /** Default `rate`. */
  readonly metric?: 'rate' | 'errors' | 'duration' | undefined;
  /** Attribute with its scope. Default `span.gen_ai.request.model`. */
  readonly groupBy?: string | undefined;
  /** Default `breakdown`. */
  readonly view?: 'breakdown' | 'structure' | 'comparison' | 'exceptions' | 'traceList' | undefined;
}

/** What separates the parts of a filter in a link, and how Grafana writes it inside of one. */
const ESCAPED: Readonly<Record<string, string>> = { '|': '__gfp__', ',': '__gfc__', '#': '__gfh__' };

/** Drilldown takes text that reads as a number for one, unless it is in quotes. */
function valuePart(value: string | number): string {
  const readsAsNumber = typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value));
  return readsAsNumber ? `"${value}"` : String(value);
}

function escapePart(text: string): string {
  return text.replaceAll(/[|,#]/g, (separator) => ESCAPED[separator] ?? separator);
}

/**
 * Link that opens Grafana's Traces Drilldown with filters: traces without a query language. `undefined` where the
 * destination has no Grafana URL.
 *
 * @example
 * ```ts
 * drilldownUrl(destination, {
 *   filters: [{ key: 'resource.service.name', operator: '=', value: destination.serviceName }],
 *   groupBy: 'span.user.id',
 * });
 * ```
 */
export function drilldownUrl(
  place: GrafanaPlace,
  { filters = [], spans, metric, groupBy, view, ...options }: DrilldownUrlOptions = {},
): string | undefined {
  const { dataSource, orgId, range } = linkDefaults(options);
  return grafanaPage(place, '/a/grafana-exploretraces-app/explore', [
    ['var-ds', dataSource],
    ['orgId', orgId],
    ['from', range.from],
    ['to', range.to],
    ['var-primarySignal', spans === 'root' ? 'nestedSetParent<0' : 'true'],
    ['var-metric', metric ?? 'rate'],
    ['var-groupBy', groupBy ?? 'span.gen_ai.request.model'],
    ['actionView', view ?? 'breakdown'],
    ...filters.map(
      ({ key, operator, value }) =>
        ['var-filters', [key, operator, valuePart(value)].map(escapePart).join('|')] as const,
    ),
  ]);
}
