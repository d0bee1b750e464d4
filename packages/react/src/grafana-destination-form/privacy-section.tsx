import { type ReactElement, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import type { SectionProps } from './connection-section.tsx';
import { FormSection } from './form-section.tsx';

/** What is left out of the traces. */
export function PrivacySection({ form, level, locked }: SectionProps): ReactElement {
  const m = useMessages(formEnglish);
  const id = useId();
  return (
    <FormSection title={m.privacy} help={m.privacyHelp} level={level}>
      <div className="bk-check">
        <input
          id={id}
          type="checkbox"
          className="bk-checkbox"
          aria-describedby={`${id}-hint`}
          disabled={locked}
          checked={form.draft.privacyMode}
          onChange={({ target }) => form.edit({ privacyMode: target.checked })}
        />
        <div>
          <label className="bk-label" htmlFor={id}>
            {m.privacyMode}
          </label>
          <p className="bk-hint" id={`${id}-hint`}>
            {m.privacyModeHint}
          </p>
        </div>
      </div>
    </FormSection>
  );
}
