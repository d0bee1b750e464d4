import { DEFAULT_SERVICE_NAME, DEFAULT_VALUE_LIMIT_BYTES, METADATA_SCOPES } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { FieldIssue } from '../grafana-destination-draft/draft-issues.ts';
import type { GrafanaDraft } from '../grafana-destination-draft/grafana-draft.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { advancedEnglish } from '../messages/english/advanced-english.ts';
import { Check } from '../primitives/check.tsx';
import { TextField } from '../primitives/text-field.tsx';
import { useHandler } from '../primitives/use-handler.ts';
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

type TextName = 'grafanaUrl' | 'serviceName' | 'valueLimitBytes';

/** What most people never change: links, names, extra metadata, headers and limits. */
export function AdvancedSettings(props: AdvancedSettingsProps): ReactElement {
  const { values, issues, storedHeaders, locked, edit, leave } = props;
  const m = useMessages(advancedEnglish);
  const { metadataScopes } = values;
  const error = (issue: FieldIssue | undefined): string | undefined =>
    issue?.message === undefined ? undefined : m.issueText({ code: issue.code, message: issue.message });
  const change = useHandler((value: string, field: TextName) => edit({ [field]: value }));
  const text = <Name extends TextName>(name: Name) =>
    ({
      name,
      label: m[name],
      value: values[name],
      error: error(issues[name]),
      optional: true,
      locked,
      autoCapitalize: 'none',
      onValueChange: change,
      onLeave: leave,
    }) as const;
  return (
    <>
      <TextField
        {...text('grafanaUrl')}
        hint={m.grafanaUrlHint}
        type="url"
        dir="ltr"
        placeholder="https://acme.grafana.net"
      />
      <TextField {...text('serviceName')} hint={m.serviceNameHint} dir="auto" placeholder={DEFAULT_SERVICE_NAME} />
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
      <TextField
        {...text('valueLimitBytes')}
        hint={m.valueLimitHint}
        inputMode="numeric"
        placeholder={String(DEFAULT_VALUE_LIMIT_BYTES)}
        affix={m.bytes}
      />
    </>
  );
}
