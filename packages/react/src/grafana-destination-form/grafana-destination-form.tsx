import type { ReactElement } from 'react';
import { useBroadcast } from '../hooks/use-broadcast.ts';
import {
  type GrafanaDestinationFormOptions,
  useGrafanaDestinationForm,
} from '../hooks/use-grafana-destination-form.ts';
import {
  GrafanaDestinationFormPresentational,
  type GrafanaDestinationFormPresentationalProps,
} from './grafana-destination-form-presentational.tsx';

/** Props of {@link GrafanaDestinationForm}. */
export interface GrafanaDestinationFormProps
  extends GrafanaDestinationFormOptions,
    Omit<GrafanaDestinationFormPresentationalProps, 'form' | 'onTurnOn'> {}

/**
 * The form that connects a Grafana Cloud stack. It saves only values whose connection test passed. For a page of its
 * own; `GrafanaDestinationDialog` shows the same form in a dialog. Must not stand inside a `<form>` of the host, which HTML
 * does not allow; the dialog may.
 *
 * @example
 * ```tsx
 * <BroadcastProvider client={client}>
 *   <GrafanaDestinationForm onSaved={() => navigate('/settings/observability')} />
 * </BroadcastProvider>
 * ```
 */
export function GrafanaDestinationForm({
  destination,
  template,
  onSaved,
  ...rest
}: GrafanaDestinationFormProps): ReactElement {
  const form = useGrafanaDestinationForm({ destination, template, onSaved });
  const { state, setEnabled } = useBroadcast();
  const isOff = state.status === 'ready' && state.canEdit && !state.enabled;
  return (
    <GrafanaDestinationFormPresentational form={form} onTurnOn={isOff ? () => setEnabled(true) : undefined} {...rest} />
  );
}
