import type { DestinationHealth } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { commonEnglish } from '../messages/english/common-english.ts';
import { Callout } from '../primitives/callout.tsx';
import { Link } from '../primitives/link.tsx';

/** Why a destination fails, and what to do, in order; nothing while it works. */
export function FailingHealth({ health }: { readonly health: DestinationHealth }): ReactElement | null {
  const m = useMessages(commonEnglish);
  if (health.state !== 'failing') return null;
  const { summary, remedy, steps } = m.diagnosisWords(health.diagnosis);
  const { docs } = health.diagnosis;
  return (
    <Callout tone="danger" title={summary}>
      <p className="bk-text">{remedy}</p>
      {steps.length > 0 && (
        <ol className="bk-steps-text">
          {steps.map((step) => (
            <li key={step} className="bk-step">
              {step}
            </li>
          ))}
        </ol>
      )}
      {docs && (
        <div className="bk-actions">
          <Link href={docs}>{m.docs}</Link>
        </div>
      )}
    </Callout>
  );
}
