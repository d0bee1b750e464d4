import { type Clock, type SettingsClient, systemClock } from '@broadcast-kit/core';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import type { Messages } from '../messages/messages.ts';
import {
  type BroadcastServices,
  type CreateStore,
  type Language,
  LanguageContext,
  ServicesContext,
} from './broadcast-context.ts';
import { type GrafanaLinks, GrafanaLinksContext } from './grafana-links-context.ts';

const DEFAULT_LINKS: GrafanaLinks = {};

/** Props of {@link BroadcastProvider}. */
export interface BroadcastProviderProps {
  /** The settings API: `createSettingsClient({ baseUrl })`, or any object with its methods. Keep the same object between renders. */
  readonly client: SettingsClient;
  /** Texts that replace the English ones. Default: none. */
  readonly messages?: Partial<Messages> | undefined;
  /** BCP 47 tag for numbers and times, such as `de`. Default: `en`. */
  readonly locale?: string | undefined;
  /** Time and timers. Default: the real ones. */
  readonly clock?: Clock | undefined;
  /**
   * Tempo data source (uid or name) and organisation that links into the customers' Grafana open, for a Grafana of one's own.
   * Default: those of every Grafana Cloud stack, `grafanacloud-traces` and 1. Keep the same object between renders.
   */
  readonly grafanaLinks?: GrafanaLinks | undefined;
  /** Whatever shows parts of the kit. */
  readonly children: ReactNode;
}

/**
 * Gives the components and hooks below it their client, their words and one shared state. Renders no element of its own.
 *
 * @example
 * ```tsx
 * const client = createSettingsClient({ baseUrl: '/api/v1' });
 *
 * <BroadcastProvider client={client} messages={{ pageTitle: 'Tracing' }}>
 *   <ObservabilitySettings />
 * </BroadcastProvider>
 * ```
 */
export function BroadcastProvider({
  client,
  messages,
  locale = 'en',
  clock = systemClock,
  grafanaLinks = DEFAULT_LINKS,
  children,
}: BroadcastProviderProps): ReactElement {
  const services = useMemo(() => createServices(client, clock), [client, clock]);
  const language = useMemo<Language>(() => ({ messages, locale, clock }), [messages, locale, clock]);
  return (
    <ServicesContext.Provider value={services}>
      <LanguageContext.Provider value={language}>
        <GrafanaLinksContext.Provider value={grafanaLinks}>{children}</GrafanaLinksContext.Provider>
      </LanguageContext.Provider>
    </ServicesContext.Provider>
  );
}

function createServices(client: SettingsClient, clock: Clock): BroadcastServices {
  const stores = new Map<unknown, unknown>();
  return {
    client,
    clock,
    shared<Store>(create: CreateStore<Store>): Store {
      if (!stores.has(create)) stores.set(create, create(client, clock));
      return stores.get(create) as Store;
    },
  };
}
