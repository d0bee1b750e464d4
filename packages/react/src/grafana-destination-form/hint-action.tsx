import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { type ConnectionHint, hintedChange } from '../grafana-destination-draft/connection-hints.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { connectionEnglish } from '../messages/english/connection-english.ts';
import { Button } from '../primitives/button.tsx';
import { hintLabel } from './hint-texts.ts';

/** Props of {@link HintAction}. */
export interface HintActionProps {
  readonly hint: ConnectionHint;
  readonly form: Pick<GrafanaDestinationFormModel, 'edit' | 'goTo'>;
}

/** Does what a hint proposes, with one click. The focus goes to the field that it was about. */
export function HintAction({ hint, form }: HintActionProps): ReactElement | null {
  const m = useMessages(connectionEnglish);
  const label = hintLabel(hint, m);
  const change = hintedChange(hint);
  if (label === undefined || change === undefined) return null;
  const take = (): void => {
    form.edit(change);
    form.goTo('baseUrl');
  };
  return (
    <div>
      <Button onClick={take}>{label}</Button>
    </div>
  );
}
