import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { parseSamplingRate } from '../grafana-destination-draft/parse-sampling-rate.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Field } from '../primitives/field.tsx';
import type { SectionProps } from './connection-section.tsx';
import { FormSection } from './form-section.tsx';
import { issueText } from './form-texts.ts';

/** How much is sent: a slider for whole percents, a number for everything else. */
export function SamplingSection({ form, level, locked }: SectionProps): ReactElement {
  const m = useMessages(formEnglish);
  const { draft, issues, edit, leave } = form;
  const rate = parseSamplingRate(draft.samplingPercent);
  return (
    <FormSection title={m.sampling} help={m.samplingHelp} level={level}>
      <Field label={m.rate} hint={m.rateHint} error={issueText(issues.samplingRate, m)}>
        {(control) => (
          <div className="bk-rate">
            <input
              className="bk-slider"
              type="range"
              aria-label={m.rate}
              min={1}
              max={100}
              value={Math.round((rate ?? 1) * 100)}
              disabled={locked}
              onChange={({ target }) => edit({ samplingPercent: target.value })}
            />
            <div className="bk-affixed" dir="ltr">
              <input
                {...control}
                className="bk-control"
                data-field="samplingRate"
                inputMode="decimal"
                autoComplete="off"
                readOnly={locked}
                value={draft.samplingPercent}
                onChange={({ target }) => edit({ samplingPercent: target.value })}
                onBlur={() => leave('samplingRate')}
              />
              <span className="bk-affix" aria-hidden="true">
                %
              </span>
            </div>
          </div>
        )}
      </Field>
    </FormSection>
  );
}
