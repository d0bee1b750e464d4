import { memo, type ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { FieldIssue } from '../grafana-destination-draft/draft-issues.ts';
import { parseSamplingRate } from '../grafana-destination-draft/parse-sampling-rate.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Field } from '../primitives/field.tsx';
import type { HeadingLevel } from '../primitives/heading.tsx';
import { FormSection } from './form-section.tsx';
import { issueText } from './form-texts.ts';

/** Props of {@link SamplingSection}. */
export interface SamplingSectionProps extends Pick<GrafanaDestinationFormModel, 'edit' | 'leave'> {
  /** As typed. */
  readonly percent: string;
  readonly issue: FieldIssue | undefined;
  readonly level: HeadingLevel;
  readonly locked: boolean;
}

/** How much is sent: a slider for whole percents, a number for everything else. */
export const SamplingSection = memo(function SamplingSection({
  percent,
  issue,
  level,
  locked,
  edit,
  leave,
}: SamplingSectionProps): ReactElement {
  const m = useMessages(formEnglish);
  const rate = parseSamplingRate(percent);
  return (
    <FormSection title={m.sampling} help={m.samplingHelp} level={level}>
      <Field label={m.rate} hint={m.rateHint} error={issueText(issue, m)}>
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
                value={percent}
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
});
