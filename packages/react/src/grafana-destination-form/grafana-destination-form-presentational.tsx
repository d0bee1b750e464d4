import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';

/** Props of {@link GrafanaDestinationFormPresentational}. */
export interface GrafanaDestinationFormPresentationalProps {
  /** What `useGrafanaDestinationForm` answers, or an object like it. */
  readonly form: GrafanaDestinationFormModel;
  /** Shows everything, changes nothing. Default `false`. */
  readonly readOnly?: boolean | undefined;
  /** Shown as "Cancel", and as "Done" after the save. Without it there is no such button. */
  readonly onClose?: (() => void) | undefined;
  /** Level of the headings of the sections. Default 3. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
  readonly className?: string | undefined;
}

/** The Grafana form as a function of its model. */
export function GrafanaDestinationFormPresentational({
  form,
}: GrafanaDestinationFormPresentationalProps): ReactElement {
  const m = useMessages();
  return (
    <form
      className="bk-root bk-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <button type="submit">{form.savesAfterTest ? m.testAndSave : m.save}</button>
    </form>
  );
}
