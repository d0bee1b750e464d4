import type { DestinationView } from '@broadcast-kit/core';
import { type ReactElement, useEffect, useRef } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { savedEnglish } from '../messages/english/saved-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { Heading, type HeadingLevel } from '../primitives/heading.tsx';
import { LazyContent } from '../primitives/lazy-content.tsx';
import { createLazyPart } from '../primitives/lazy-part.ts';
import type { SavedQueriesProps } from './saved-queries.tsx';

const savedQueries = createLazyPart<SavedQueriesProps>(() =>
  import('./saved-queries.tsx').then((file) => file.SavedQueries),
);

/** Props of {@link SavedView}. */
export interface SavedViewProps {
  readonly destination: DestinationView;
  /** Level of its heading. Without one, the title of the dialog around it says that it is saved. */
  readonly level?: HeadingLevel | undefined;
  /** Turns Broadcast on; given while it is off, when nothing would be sent. */
  readonly onTurnOn: (() => void) | undefined;
  readonly onClose: (() => void) | undefined;
}

/** After the save: when the first trace appears, and where. */
export function SavedView({ destination, level, onTurnOn, onClose }: SavedViewProps): ReactElement {
  const m = useMessages(savedEnglish);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that had the focus is gone; the news is here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="bk-saved">
      {level && (
        <Heading ref={heading} level={level}>
          {m.savedTitle(destination.name)}
        </Heading>
      )}
      <p className="bk-muted">{m.savedText}</p>
      {onTurnOn && (
        <Callout tone="warning" title={m.broadcastIsOff} actions={<Button onClick={onTurnOn}>{m.turnOn}</Button>} />
      )}
      <LazyContent part={savedQueries} props={{ destination }} />
      <div className="bk-footer-line">
        <span className="bk-spacer" />
        {onClose && (
          <Button variant="primary" onClick={onClose}>
            {m.done}
          </Button>
        )}
      </div>
    </div>
  );
}
