import { BroadcastProvider, ObservabilitySettings } from '@broadcast-kit/react';
import type { ReactElement } from 'react';
import type { SettingsBackend } from './settings-backend.ts';

/** The settings page, as it is embedded. */
export function PageScene({ backend }: { readonly backend: SettingsBackend }): ReactElement {
  return (
    <BroadcastProvider client={backend.client}>
      <ObservabilitySettings />
    </BroadcastProvider>
  );
}
