import type { DestinationStatus } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { listEnglish } from '../messages/english/list-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import type { Format } from '../primitives/use-format.ts';

/** Props of {@link AutoDisabledCallout}. */
export interface AutoDisabledCalloutProps {
  readonly autoDisabled: NonNullable<DestinationStatus['autoDisabled']>;
  readonly format: Format;
  readonly onEnable?: (() => void) | undefined;
}

/** Says that a destination was disabled without anybody's doing, why, and how to go on. */
export function AutoDisabledCallout({ autoDisabled, format, onEnable }: AutoDisabledCalloutProps): ReactElement {
  const m = useMessages(listEnglish);
  const { summary, remedy } = m.diagnosisWords(autoDisabled.diagnosis);
  return (
    <Callout
      tone="danger"
      title={m.autoDisabled(format.relative(Date.parse(autoDisabled.at)))}
      actions={onEnable && <Button onClick={onEnable}>{m.enableAgain}</Button>}
    >
      <p className="bk-text">
        {summary} {remedy} {m.autoDisabledHint}
      </p>
    </Callout>
  );
}
