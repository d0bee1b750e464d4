import type { DestinationHealth } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { listEnglish } from '../messages/english/list-english.ts';
import { Icon } from '../primitives/icon.tsx';
import { TimeAgo } from '../primitives/time-ago.tsx';
import { Tip } from '../primitives/tip.tsx';
import { useFormat } from '../primitives/use-format.ts';
import type { DestinationAction } from '../settings-store/destination-rows.ts';

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
  const duration = state === 'healthy' && health.durationMs !== null ? format.duration(health.durationMs) : undefined;
  const words = state === 'failing' ? m.diagnosisWords(health.diagnosis) : undefined;
  const text = (
    <>
      {state === 'healthy' && m.healthyDetail(duration)}
      {state === 'unknown' && m.untestedDetail}
      {words && `${words.summary} ${words.remedy}`}
      {state !== 'unknown' && (
        <TimeAgo className="bk-tip-time" at={health.checkedAt} format={format} words={m.checkedAt} />
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
