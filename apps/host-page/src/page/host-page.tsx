import { createSettingsClient } from '@broadcast-kit/core';
import { BroadcastProvider, ObservabilitySettings } from '@broadcast-kit/react';
import { arabic } from '@broadcast-kit/react/locales/ar';
import { german } from '@broadcast-kit/react/locales/de';
import type { ReactElement } from 'react';
import { HostElements } from './host-elements.tsx';
import type { PageOptions } from './page-options.ts';

/** English is what the kit says by itself. */
const MESSAGES = { en: undefined, de: german, ar: arabic };

const client = createSettingsClient({ baseUrl: '/api/v1' });

/** A settings page of somebody's product, with the kit in the middle of it. */
export function HostPage({ part, language }: PageOptions): ReactElement {
  return (
    <>
      <header className="host-header">
        <a href="#content">Acme</a>
      </header>
      <main className="host-main" id="content">
        {part === 'host' ? (
          <HostElements />
        ) : (
          <div className="host-kit">
            <BroadcastProvider client={client} locale={language} messages={MESSAGES[language]}>
              <ObservabilitySettings headingLevel={1} learnMoreUrl="#content" />
            </BroadcastProvider>
          </div>
        )}
      </main>
      <footer className="host-footer">
        <a href="#content">Imprint</a>
      </footer>
    </>
  );
}
