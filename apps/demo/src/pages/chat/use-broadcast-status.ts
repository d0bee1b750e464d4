import { createSettingsClient } from '@broadcast-kit/core';
import { useEffect, useState } from 'react';

/** Whether a call made now is sent anywhere. */
export type BroadcastStatus = 'unknown' | 'off' | 'no-destination' | 'on';

const client = createSettingsClient({ baseUrl: '/api/v1' });

async function readStatus(): Promise<BroadcastStatus> {
  const [broadcast, destinations] = await Promise.all([client.getBroadcast(), client.listDestinations()]);
  if (!broadcast.ok || !destinations.ok) return 'unknown';
  if (!broadcast.value.enabled) return 'off';
  return destinations.value.some((destination) => destination.enabled) ? 'on' : 'no-destination';
}

/** Reads the settings when the page is shown, and again when its reader comes back to it. */
export function useBroadcastStatus(): BroadcastStatus {
  const [status, setStatus] = useState<BroadcastStatus>('unknown');
  useEffect(() => {
    const refresh = () => void readStatus().then(setStatus);
    refresh();
    window.addEventListener('focus', refresh);
    return () => window.removeEventListener('focus', refresh);
  }, []);
  return status;
}
