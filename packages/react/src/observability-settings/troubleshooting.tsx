import type { DestinationView } from '@broadcast-kit/core';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useLanguage, useMessages } from '../broadcast-provider/broadcast-context.ts';
import { useGrafanaLinks } from '../broadcast-provider/grafana-links-context.ts';
import { latestTracesUrl } from '../destination-list/latest-traces-url.ts';
import { listEnglish } from '../messages/english/list-english.ts';
import { tracesEnglish } from '../messages/english/traces-english.ts';
import { troubleshootingEnglish } from '../messages/english/troubleshooting-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { Icon } from '../primitives/icon.tsx';
import { Link } from '../primitives/link.tsx';
import { useFormat } from '../primitives/use-format.ts';
import type { DeliveryStatusMap } from '../settings-store/delivery-statuses.ts';
import type { DestinationRow } from '../settings-store/destination-rows.ts';
import { type TraceCheck, type TraceCheckVerdict, traceChecks } from '../settings-store/trace-checks.ts';
import { DestinationChoice } from './destination-choice.tsx';
import { useCheckText } from './use-check-text.ts';

/** Props of {@link Troubleshooting}. Without a handler, its button is not shown. */
export interface TroubleshootingProps {
  /** At least one. */
  readonly rows: readonly DestinationRow[];
  /** Whether Broadcast is on; `undefined`: not known. */
  readonly broadcast: boolean | undefined;
  readonly statuses: DeliveryStatusMap;
  readonly onTurnOn?: (() => void) | undefined;
  readonly onEnable?: ((id: string) => void) | undefined;
  readonly onTest?: ((id: string) => void) | undefined;
  readonly onStatusWanted?: ((destination: DestinationView) => void) | undefined;
  readonly onStatusReload?: ((destination: DestinationView) => void) | undefined;
}

/** What is wrong comes first, and what is fine last. */
const ORDER: readonly TraceCheckVerdict[] = ['problem', 'look', 'fine'];
const ICONS = { fine: 'healthy', problem: 'failing', look: 'unknown' } as const;

/** Goes through the reasons why traces do not appear, with what is known right now, and what can be done at once. */
export function Troubleshooting({
  rows,
  broadcast,
  statuses,
  onTurnOn,
  onEnable,
  onTest,
  onStatusWanted,
  onStatusReload,
}: TroubleshootingProps): ReactElement | null {
  const m = useMessages(troubleshootingEnglish);
  const { enable } = useMessages(listEnglish);
  const { openExplore } = useMessages(tracesEnglish);
  const { clock } = useLanguage();
  // Also keeps the page up to date with the time, which decides what a last delivery means.
  const format = useFormat();
  const [chosen, setChosen] = useState<string>();
  const row = rows.find(({ destination }) => destination.id === chosen) ?? rows[0];
  const destination = row?.destination;
  useEffect(() => {
    if (destination) onStatusWanted?.(destination);
  }, [destination, onStatusWanted]);
  const links = useGrafanaLinks();
  const textOf = useCheckText(format);
  if (row === undefined || destination === undefined) return null;

  const { id } = destination;
  const state = statuses.get(id);
  const status = state?.status === 'ready' ? state.value : undefined;
  const checks = [...traceChecks({ broadcast, destination, status, now: clock.now() })].sort(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict),
  );
  const actionFor = (check: TraceCheck): ReactNode => {
    switch (check.code) {
      case 'broadcast':
        return check.verdict === 'problem' && onTurnOn && <Button onClick={onTurnOn}>{m.turnOnBroadcast}</Button>;
      case 'enabled':
        return check.verdict === 'problem' && onEnable && <Button onClick={() => onEnable(id)}>{enable}</Button>;
      case 'connection':
        return (
          check.verdict !== 'fine' &&
          onTest && (
            <Button busy={row.activity === 'test'} onClick={() => onTest(id)}>
              {m.testConnection}
            </Button>
          )
        );
      case 'time_range': {
        const href = latestTracesUrl(destination, links, check.from);
        return href && <Link href={href}>{openExplore}</Link>;
      }
      default:
        return null;
    }
  };
  return (
    <>
      <DestinationChoice
        destinations={rows.map((each) => each.destination)}
        value={id}
        onChange={(next) => setChosen(next)}
      />
      {state?.status === 'error' && (
        <Callout tone="warning" title={m.deliveriesUnknown}>
          <p className="bk-text">{m.errorText(state.error)}</p>
        </Callout>
      )}
      <ul className="bk-section-body">
        {checks.map((check) => (
          <li key={check.code} className="bk-note" data-tone={ICONS[check.verdict]}>
            <Icon name={ICONS[check.verdict]} />
            <p className="bk-grow">
              <span className="bk-hidden">{m.verdicts[check.verdict]}: </span>
              {textOf(check, destination)}
            </p>
            {actionFor(check)}
          </li>
        ))}
      </ul>
      {onStatusReload && (
        <div>
          <Button busy={state?.status === 'ready' && state.reloading} onClick={() => onStatusReload(destination)}>
            {m.checkAgain}
          </Button>
        </div>
      )}
    </>
  );
}
