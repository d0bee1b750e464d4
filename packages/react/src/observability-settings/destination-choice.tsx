import type { DestinationView } from '@broadcast-kit/core';
import { type ReactElement, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { tracesEnglish } from '../messages/english/traces-english.ts';

/** Props of {@link DestinationChoice}. */
export interface DestinationChoiceProps {
  readonly destinations: readonly DestinationView[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Whose traces it is about. With one destination there is nothing to choose. */
export function DestinationChoice({ destinations, value, onChange }: DestinationChoiceProps): ReactElement | null {
  const m = useMessages(tracesEnglish);
  const id = useId();
  if (destinations.length < 2) return null;
  return (
    <div className="bk-field">
      <label className="bk-label" htmlFor={id}>
        {m.destination}
      </label>
      <select id={id} className="bk-control" value={value} onChange={({ target }) => onChange(target.value)}>
        {destinations.map((destination) => (
          <option key={destination.id} value={destination.id}>
            {destination.name}
          </option>
        ))}
      </select>
    </div>
  );
}
