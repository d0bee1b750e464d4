import type { GrafanaLinkOptions } from '@broadcast-kit/core';
import { createContext, useContext } from 'react';

/** What the links into the customers' Grafana have in common. */
export type GrafanaLinks = Pick<GrafanaLinkOptions, 'dataSource' | 'orgId'>;

/** The links of the nearest provider. */
export const GrafanaLinksContext: React.Context<GrafanaLinks> = createContext<GrafanaLinks>({});

/** Data source and organisation of the nearest provider; those of Grafana Cloud without one. */
export function useGrafanaLinks(): GrafanaLinks {
  return useContext(GrafanaLinksContext);
}
