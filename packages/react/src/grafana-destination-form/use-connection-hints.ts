import { useLanguage } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDraft } from '../grafana-destination-draft/grafana-draft.ts';
import { useLazyValue } from '../primitives/use-lazy-value.ts';
import { createLazyValue } from '../settings-store/lazy-value.ts';
import type { ShownHints } from './shown-hints.ts';

const hintsOf = createLazyValue(() => import('./shown-hints.ts').then((file) => file.shownHints));

const NONE: ShownHints = {};

/** The hints at the fields of a connection. None until their code is here: nobody has to wait for advice. */
export function useConnectionHints(draft: GrafanaDraft): ShownHints {
  const { messages } = useLanguage();
  const hints = useLazyValue(hintsOf);
  return hints.status === 'ready' ? hints.value(draft, messages) : NONE;
}
