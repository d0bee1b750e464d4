import { memo, type ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Check } from '../primitives/check.tsx';
import type { HeadingLevel } from '../primitives/heading.tsx';
import { FormSection } from './form-section.tsx';

/** Props of {@link PrivacySection}. */
export interface PrivacySectionProps extends Pick<GrafanaDestinationFormModel, 'edit'> {
  readonly privacyMode: boolean;
  readonly level: HeadingLevel;
  readonly locked: boolean;
}

/** What is left out of the traces. */
export const PrivacySection = memo(function PrivacySection({
  privacyMode,
  level,
  locked,
  edit,
}: PrivacySectionProps): ReactElement {
  const m = useMessages(formEnglish);
  return (
    <FormSection title={m.privacy} help={m.privacyHelp} level={level}>
      <Check
        label={m.privacyMode}
        hint={m.privacyModeHint}
        disabled={locked}
        checked={privacyMode}
        onCheckedChange={(checked) => edit({ privacyMode: checked })}
      />
    </FormSection>
  );
});
