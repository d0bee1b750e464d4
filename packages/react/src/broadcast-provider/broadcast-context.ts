import { BroadcastError, type Clock, type SettingsClient, systemClock } from '@broadcast-kit/core';
import { createContext, useContext } from 'react';
import { english } from '../messages/english.ts';
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
  readonly messages: Messages;
  /** BCP 47 tag for numbers and times; `undefined`: the platform's. */
  readonly locale: string | undefined;
  readonly clock: Clock;
}

/** The language of the nearest provider; English without one, so that presentational components stand alone. */
export const LanguageContext: React.Context<Language> = createContext<Language>({
  messages: english,
  locale: 'en',
  clock: systemClock,
});

/** The {@link Language} of the nearest provider. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The texts of the nearest provider. */
export function useMessages(): Messages {
  return useLanguage().messages;
}
