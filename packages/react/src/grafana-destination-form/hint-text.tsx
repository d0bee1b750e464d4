import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { ConnectionHint } from '../grafana-destination-draft/connection-hints.ts';
import { connectionEnglish } from '../messages/english/connection-english.ts';
import { Icon } from '../primitives/icon.tsx';
import { hintText } from './hint-texts.ts';

/** What can be told about a value before it is tried. No error: nothing keeps people from going on. */
export function HintText({ hint }: { readonly hint: ConnectionHint }): ReactElement {
  const m = useMessages(connectionEnglish);
  return (
    <span className="bk-note">
      <Icon name="warning" />
      {hintText(hint, m)}
    </span>
  );
}
