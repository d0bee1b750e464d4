import type { DestinationHealth } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { listEnglish } from '../messages/english/list-english.ts';
import { Icon } from '../primitives/icon.tsx';
import { Tip } from '../primitives/tip.tsx';
import { useFormat } from '../primitives/use-format.ts';
import type { DestinationAction } from '../settings-store/destination-collection.ts';

/** Props of {@link HealthBadge}. */
export interface HealthBadgeProps {
  readonly health: DestinationHealth;
  readonly activity: DestinationAction | undefined;
}

/** How a destination is doing: icon, word, and behind them the time and the cause. */
export function HealthBadge({ health, activity }: HealthBadgeProps): ReactElement {
  const m = useMessages(listEnglish);
  const format = useFormat();
  if (activity === 'test' || activity === 'delete') {
    return (
      <span className="bk-health" role="status">
        <span className="bk-spinner" />
        {activity === 'test' ? m.testing : m.deleting}
      </span>
    );
  }
  const { state } = health;
  const checkedAt = state === 'unknown' ? undefined : Date.parse(health.checkedAt);
  const duration = state === 'healthy' && health.durationMs !== null ? format.duration(health.durationMs) : undefined;
  const text = (
    <>
      {state === 'healthy' && m.healthyDetail(duration)}
      {state === 'unknown' && m.untestedDetail}
      {state === 'failing' && `${health.diagnosis.summary} ${health.diagnosis.remedy}`}
      {checkedAt !== undefined && (
        <time className="bk-tip-time" dateTime={new Date(checkedAt).toISOString()} title={format.exact(checkedAt)}>
          {m.checkedAt(format.relative(checkedAt))}
        </time>
      )}
    </>
  );
  return (
    <Tip text={text} tone={state}>
      <Icon name={state} />
      {{ healthy: m.healthy, failing: m.failing, unknown: m.untested }[state]}
    </Tip>
  );
}
