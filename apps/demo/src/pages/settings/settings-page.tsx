import '@broadcast-kit/react/styles.css';
import './settings.css';
import { createSettingsClient } from '@broadcast-kit/core';
import { BroadcastProvider, ObservabilitySettings } from '@broadcast-kit/react';
import { PageFrame } from '../frame/page-frame.tsx';
import { StandInPanel } from './stand-in-panel.tsx';

const client = createSettingsClient({ baseUrl: '/api/v1' });

/** The kit's settings page as it comes, and the values that make it work without a Grafana account. */
export function SettingsPage() {
  return (
    <PageFrame current="settings">
      <div className="settings-column">
        <BroadcastProvider client={client}>
          <ObservabilitySettings headingLevel={1} />
        </BroadcastProvider>
        <StandInPanel />
      </div>
    </PageFrame>
  );
}
