import type { ReactNode } from 'react';
import {
  GrafanaDestinationForm,
  type GrafanaDestinationFormProps,
} from '../grafana-destination-form/grafana-destination-form.tsx';
import { useDestinations } from '../hooks/use-destinations.ts';

/** The form with the first destination of the list, for stories of what is stored. */
export function EditFirstDestination(props: GrafanaDestinationFormProps): ReactNode {
  const { state } = useDestinations();
  const first = state.status === 'ready' ? state.rows[0]?.destination : undefined;
  return first && <GrafanaDestinationForm key={first.id} {...props} destination={first} />;
}
