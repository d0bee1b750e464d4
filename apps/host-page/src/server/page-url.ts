import type { PageOptions } from '../page/page-options.ts';
import type { HostStyle } from './host-styles.ts';

/** The versions of React that the pages are built against: the oldest and the newest that the kit is for. */
export const REACT_VERSIONS = ['react-18', 'react-19'] as const;

/** A page of the host. */
export interface PageRequest extends Partial<PageOptions> {
  /** Default: the newest. */
  readonly react?: (typeof REACT_VERSIONS)[number];
  /** Where the first markup is made. Default: in the browser. */
  readonly render?: 'browser' | 'at-once' | 'as-stream';
  /** Which sheet of the kit is linked. Default `layered`. */
  readonly kit?: 'layered' | 'unlayered' | 'important' | 'none';
  /** A sheet of the host, linked before the kit's. Default: none but that of the layout. */
  readonly host?: HostStyle;
}

/** Path and query of a page. */
export function pagePath({ react = 'react-19', ...query }: PageRequest): string {
  return `/${react}/?${new URLSearchParams(Object.entries(query))}`;
}
