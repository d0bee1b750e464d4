import { BroadcastError, type Clock, type SettingsClient, systemClock } from '@broadcast-kit/core';
import { createContext, useContext, useMemo } from 'react';
import type { Messages } from '../messages/messages.ts';

/** What all components below a provider share. */
export interface BroadcastServices {
  readonly client: SettingsClient;
  readonly clock: Clock;
  /**
   * The one store that `create` makes below this provider, made when it is first asked for. A page with the switch alone
   * neither loads the destinations nor bundles their code.
   */
  shared<Store>(create: CreateStore<Store>): Store;
}

/** Makes a store from what the provider has. */
export type CreateStore<Store> = (client: SettingsClient, clock: Clock) => Store;

/** The services of the nearest provider. */
export const ServicesContext: React.Context<BroadcastServices | undefined> = createContext<
  BroadcastServices | undefined
>(undefined);

/** The services of the nearest provider. @throws BroadcastError `invalid_option` without one. */
export function useServices(): BroadcastServices {
  const services = useContext(ServicesContext);
  if (services === undefined) {
    throw new BroadcastError({
      code: 'invalid_option',
      message:
        'There is no BroadcastProvider above this component, so it has no settings client. Wrap it: <BroadcastProvider client={createSettingsClient({ baseUrl })}>.',
    });
  }
  return services;
}

/** Words, language and time, which components without a client need too. */
export interface Language {
  /** Texts that replace the English ones. */
  readonly messages: Partial<Messages> | undefined;
  /** BCP 47 tag for numbers and times; `undefined`: the platform's. */
  readonly locale: string | undefined;
  readonly clock: Clock;
}

/** The language of the nearest provider; English without one, so that presentational components stand alone. */
export const LanguageContext: React.Context<Language> = createContext<Language>({
  messages: undefined,
  locale: 'en',
  clock: systemClock,
});

/** The {@link Language} of the nearest provider. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/**
 * The texts of a part of the kit: those of the nearest provider, and English for what it does not give. Each component
 * brings the English texts of its part, so that a page with the switch alone carries no others.
 */
export function useMessages<Part extends Partial<Messages>>(english: Part): Part {
  const { messages } = useLanguage();
  return useMemo(() => ({ ...english, ...messages }), [english, messages]);
}
