import { BroadcastProvider, GrafanaDestinationForm } from '@broadcast-kit/react';
import type { ReactElement } from 'react';
import type { SettingsBackend } from './settings-backend.ts';

/** The form of the destination that is there. */
export function FormScene({ backend }: { readonly backend: SettingsBackend }): ReactElement {
  return (
    <BroadcastProvider client={backend.client}>
      <GrafanaDestinationForm destination={backend.destination} />
    </BroadcastProvider>
  );
}
