import { DEFAULT_SERVICE_NAME, DEFAULT_VALUE_LIMIT_BYTES, METADATA_SCOPES } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { FieldIssue } from '../grafana-destination-draft/draft-issues.ts';
import type { GrafanaDraft } from '../grafana-destination-draft/grafana-draft.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { advancedEnglish } from '../messages/english/advanced-english.ts';
import { Check } from '../primitives/check.tsx';
import { Field } from '../primitives/field.tsx';
import { HeadersField } from './headers-field.tsx';

/** The part of a draft that {@link AdvancedSettings} edits. */
export type AdvancedValues = Pick<
  GrafanaDraft,
  'grafanaUrl' | 'serviceName' | 'metadataScopes' | 'agentObservability' | 'headers' | 'valueLimitBytes'
>;

/** Props of {@link AdvancedSettings}. */
export interface AdvancedSettingsProps extends Pick<GrafanaDestinationFormModel, 'edit' | 'leave'> {
  readonly values: AdvancedValues;
  readonly issues: Partial<Readonly<Record<keyof AdvancedValues, FieldIssue | undefined>>>;
  /** Masks of the stored headers, by name. */
  readonly storedHeaders: Readonly<Record<string, string>> | undefined;
  readonly locked: boolean;
}

/** What most people never change: links, names, extra metadata, headers and limits. */
export function AdvancedSettings(props: AdvancedSettingsProps): ReactElement {
  const { values, issues, storedHeaders, locked, edit, leave } = props;
  const m = useMessages(advancedEnglish);
  const { metadataScopes } = values;
  const error = (issue: FieldIssue | undefined): string | undefined =>
    issue?.message === undefined ? undefined : m.issueText({ code: issue.code, message: issue.message });
  const text = (field: 'grafanaUrl' | 'serviceName' | 'valueLimitBytes') =>
    ({
      className: 'bk-control',
      'data-field': field,
      readOnly: locked,
      spellCheck: false,
      autoComplete: 'off',
      autoCapitalize: 'none',
      value: values[field],
      onChange: ({ target }: { readonly target: HTMLInputElement }) => edit({ [field]: target.value }),
      onBlur: () => leave(field),
    }) as const;
  return (
    <>
      <Field label={m.grafanaUrl} optional hint={m.grafanaUrlHint} error={error(issues.grafanaUrl)}>
        {(control) => (
          <input {...control} {...text('grafanaUrl')} type="url" dir="ltr" placeholder="https://acme.grafana.net" />
        )}
      </Field>
      <Field label={m.serviceName} optional hint={m.serviceNameHint} error={error(issues.serviceName)}>
        {(control) => <input {...control} {...text('serviceName')} dir="auto" placeholder={DEFAULT_SERVICE_NAME} />}
      </Field>
      <fieldset className="bk-field" aria-label={m.metadataScopes}>
        <p className="bk-label">{m.metadataScopes}</p>
        <p className="bk-hint">{m.scopesHint}</p>
        <div className="bk-choices">
          {METADATA_SCOPES.map((scope) => (
            <Check
              key={scope}
              label={m.scopeNames[scope]}
              hint={m.scopeHints[scope]}
              disabled={locked}
              checked={metadataScopes.includes(scope)}
              onCheckedChange={(checked) =>
                edit({
                  metadataScopes: METADATA_SCOPES.filter((known) =>
                    known === scope ? checked : metadataScopes.includes(known),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <Check
        label={
          <>
            {m.agentObservability} <span className="bk-badge">{m.preview}</span>
          </>
        }
        hint={m.agentObservabilityHint}
        disabled={locked}
        checked={values.agentObservability}
        onCheckedChange={(agentObservability) => edit({ agentObservability })}
      />
      <HeadersField
        headers={values.headers}
        issue={issues.headers}
        stored={storedHeaders}
        locked={locked}
        edit={edit}
        leave={leave}
      />
      <Field label={m.valueLimitBytes} optional hint={m.valueLimitHint} error={error(issues.valueLimitBytes)}>
        {(control) => (
          <div className="bk-affixed" dir="ltr">
            <input
              {...control}
              {...text('valueLimitBytes')}
              inputMode="numeric"
              placeholder={String(DEFAULT_VALUE_LIMIT_BYTES)}
            />
            <span className="bk-affix" aria-hidden="true">
              {m.bytes}
            </span>
          </div>
        )}
      </Field>
    </>
  );
}
