import type { ReactElement } from 'react';
import { BroadcastToggle } from '../broadcast-toggle/broadcast-toggle.tsx';
import { DestinationList } from '../destination-list/destination-list.tsx';
import { useBroadcast } from '../hooks/use-broadcast.ts';
import { useDeliveryStatuses } from '../hooks/use-delivery-statuses.ts';
import { useDestinations } from '../hooks/use-destinations.ts';
import { SettingsPage, type SettingsPageLook } from './settings-page.tsx';

/** Props of {@link ObservabilitySettings}. */
export interface ObservabilitySettingsProps extends SettingsPageLook {}

/**
 * The whole settings page: the switch, the destinations, the steps for people who set up their first one, and for all
 * others the way to their traces.
 *
 * @example
 * ```tsx
 * import '@broadcast-kit/react/styles.css';
 *
 * <BroadcastProvider client={createSettingsClient({ baseUrl: '/api/v1' })}>
 *   <ObservabilitySettings learnMoreUrl="/docs/broadcast" />
 * </BroadcastProvider>
 * ```
 */
export function ObservabilitySettings(look: ObservabilitySettingsProps): ReactElement {
  const { state: broadcast, setEnabled: setBroadcast } = useBroadcast();
  const { state: list, setEnabled, test } = useDestinations();
  const deliveries = useDeliveryStatuses();
  const rows = list.status === 'ready' ? list.rows : undefined;
  const canEdit = broadcast.status === 'error' || (broadcast.status === 'ready' && broadcast.canEdit);
  return (
    <SettingsPage
      {...look}
      toggle={<BroadcastToggle />}
      list={(headingLevel) => <DestinationList headingLevel={headingLevel} />}
      isNewcomer={rows?.length === 0 && canEdit}
      canEdit={canEdit}
      traces={{
        rows: rows ?? [],
        broadcast: broadcast.status === 'ready' ? broadcast.enabled : undefined,
        statuses: deliveries.states,
        onStatusWanted: deliveries.want,
        onStatusReload: deliveries.reload,
        ...(canEdit && { onTurnOn: () => setBroadcast(true), onEnable: (id) => setEnabled(id, true), onTest: test }),
      }}
    />
  );
}
