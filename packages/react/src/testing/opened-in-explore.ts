/** What a link to Explore opens. */
export interface OpenedInExplore {
  /** Address without what follows the question mark. */
  readonly page: string;
  readonly orgId: string | null;
  readonly query: string | undefined;
  /** Of the pane and of its query. */
  readonly dataSources: readonly (string | undefined)[];
  readonly range: { readonly from: string; readonly to: string };
}

/** Reads a link as Grafana does. */
export function openedInExplore(link: HTMLElement): OpenedInExplore {
  const { origin, pathname, searchParams } = new URL(link.getAttribute('href') ?? '');
  const [pane] = Object.values(
    JSON.parse(searchParams.get('panes') ?? '{}') as Record<
      string,
      {
        readonly datasource: string;
        readonly range: OpenedInExplore['range'];
        readonly queries: readonly { readonly query: string; readonly datasource: { readonly uid: string } }[];
      }
    >,
  );
  if (pane === undefined) throw new Error(`This link opens no pane: ${link.getAttribute('href')}`);
  const [query] = pane.queries;
  return {
    page: origin + pathname,
    orgId: searchParams.get('orgId'),
    query: query?.query,
    dataSources: [pane.datasource, query?.datasource.uid],
    range: pane.range,
  };
}
