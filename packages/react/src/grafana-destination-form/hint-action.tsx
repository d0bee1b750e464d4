import type { ReactElement } from 'react';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { Button } from '../primitives/button.tsx';
import type { ShownHint } from './shown-hints.ts';

/** Props of {@link HintAction}. */
export interface HintActionProps {
  readonly hint: ShownHint;
  readonly form: Pick<GrafanaDestinationFormModel, 'edit' | 'goTo'>;
}

/** Does what a hint proposes, with one click. The focus goes to the field that it was about. */
export function HintAction({ hint: { proposal }, form }: HintActionProps): ReactElement | null {
  if (proposal === undefined) return null;
  const take = (): void => {
    form.edit(proposal.change);
    form.goTo('baseUrl');
  };
  return (
    <div>
      <Button onClick={take}>{proposal.label}</Button>
    </div>
  );
}
