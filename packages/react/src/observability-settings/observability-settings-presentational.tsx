import type { ReactElement } from 'react';
import {
  BroadcastTogglePresentational,
  type BroadcastTogglePresentationalProps,
} from '../broadcast-toggle/broadcast-toggle-presentational.tsx';
import {
  DestinationListPresentational,
  type DestinationListPresentationalProps,
} from '../destination-list/destination-list-presentational.tsx';
import { SettingsPage, type SettingsPageLook } from './settings-page.tsx';

/** Props of {@link ObservabilitySettingsPresentational}. */
export interface ObservabilitySettingsPresentationalProps extends SettingsPageLook {
  /** Props of the switch. */
  readonly toggle: BroadcastTogglePresentationalProps;
  /** Props of the list. */
  readonly list: Omit<DestinationListPresentationalProps, 'headingLevel'>;
}

/**
 * The settings page as a function of its state. Dialogs are the host's: `list.onAdd`, `onEdit`, `onView` and `onDuplicate`
 * say when one is wanted.
 */
export function ObservabilitySettingsPresentational({
  toggle,
  list,
  ...look
}: ObservabilitySettingsPresentationalProps): ReactElement {
  const rows = list.state.status === 'ready' ? list.state.rows : undefined;
  const { onEnabledChange: onBroadcastChange, state: broadcast } = toggle;
  const { canEdit = true, onEnabledChange } = list;
  return (
    <SettingsPage
      {...look}
      toggle={<BroadcastTogglePresentational {...toggle} />}
      list={(headingLevel) => <DestinationListPresentational {...list} headingLevel={headingLevel} />}
      isNewcomer={rows?.length === 0 && canEdit}
      canEdit={canEdit}
      traces={{
        rows: rows ?? [],
        broadcast: broadcast.status === 'ready' ? broadcast.enabled : undefined,
        statuses: list.statuses ?? new Map(),
        onStatusWanted: list.onStatusWanted,
        onStatusReload: list.onStatusReload,
        ...(canEdit && {
          onTurnOn: onBroadcastChange && (() => onBroadcastChange(true)),
          onEnable: onEnabledChange && ((id) => onEnabledChange(id, true)),
          onTest: list.onTest,
        }),
      }}
    />
  );
}
