import { classifyGrafanaHost, type DestinationView } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { listEnglish } from '../messages/english/list-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { DestinationMark } from '../primitives/destination-mark.tsx';
import { Menu, type MenuItem } from '../primitives/menu.tsx';
import { useFormat } from '../primitives/use-format.ts';
import type { DestinationAction, DestinationRow } from '../settings-store/destination-collection.ts';
import { HealthBadge } from './health-badge.tsx';

/** Props of {@link DestinationListRow}. */
export interface DestinationListRowProps {
  readonly row: DestinationRow;
  readonly canEdit: boolean;
  readonly onEdit?: ((destination: DestinationView) => void) | undefined;
  readonly onEnabledChange?: ((id: string, enabled: boolean) => void) | undefined;
  readonly onRemove?: ((id: string) => void) | undefined;
  readonly onTest?: ((id: string) => void) | undefined;
}

/** One configured destination: what it is, how it is doing, what can be done. */
export function DestinationListRow({
  row: { destination, activity, failure },
  canEdit,
  onEdit,
  onEnabledChange,
  onRemove,
  onTest,
}: DestinationListRowProps): ReactElement {
  const m = useMessages(listEnglish);
  const format = useFormat();
  const { id, name, enabled, samplingRate } = destination;
  const percent = format.percent(samplingRate);

  const run: Readonly<Record<DestinationAction, (() => void) | undefined>> = {
    test: onTest && (() => onTest(id)),
    enable: onEnabledChange && (() => onEnabledChange(id, true)),
    disable: onEnabledChange && (() => onEnabledChange(id, false)),
    delete: onRemove && (() => onRemove(id)),
  };
  const item = (action: DestinationAction, label: string): MenuItem[] => {
    const onSelect = run[action];
    return onSelect === undefined ? [] : [{ label, onSelect, danger: action === 'delete' }];
  };
  const items = [
    ...item('test', m.testConnection),
    ...(enabled ? item('disable', m.disable) : item('enable', m.enable)),
    ...item('delete', m.delete),
  ];

  return (
    <li className="bk-row-item" data-id={id} data-disabled={!enabled || undefined} aria-busy={activity !== undefined}>
      <div className="bk-row">
        <DestinationMark />
        <div className="bk-grow">
          <p className="bk-strong bk-clip" dir="auto" title={name}>
            {name}
          </p>
          <p className="bk-hint bk-clip">
            {m.grafanaCloud} · {placeOf(destination)}
          </p>
        </div>
        <div className="bk-row-facts">
          {!enabled && <span className="bk-badge">{m.disabled}</span>}
          {destination.privacyMode && <span className="bk-badge">{m.privacyMode}</span>}
          <span className="bk-badge" data-look="number" title={m.sampled(percent)}>
            {percent}
          </span>
          <HealthBadge health={destination.health} activity={activity} />
        </div>
        {canEdit && (
          <div className="bk-row-actions">
            {onEdit && (
              <Button
                variant="quiet"
                icon="edit"
                iconOnly
                aria-label={m.edit(name)}
                onClick={() => onEdit(destination)}
              />
            )}
            {items.length > 0 && <Menu label={m.moreActions(name)} items={items} />}
          </div>
        )}
      </div>
      {failure && (
        <Callout
          tone="danger"
          role="alert"
          title={m.actionFailed(failure.action, name)}
          actions={<Button onClick={run[failure.action]}>{m.retry}</Button>}
        >
          <p className="bk-text">{failure.error.message}</p>
        </Callout>
      )}
    </li>
  );
}

/** What tells two destinations of one kind apart: the region, or the host where it is no gateway of Grafana. */
function placeOf({ config: { baseUrl } }: DestinationView): string {
  try {
    const host = classifyGrafanaHost(baseUrl);
    return host.kind === 'gateway' ? host.region : new URL(baseUrl).host;
  } catch {
    return baseUrl;
  }
}
