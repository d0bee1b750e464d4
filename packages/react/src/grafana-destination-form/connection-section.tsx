import { DEFAULT_BASE_URL } from '@broadcast-kit/core';
import { type ClipboardEvent, type ReactElement, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { baseUrlHint } from '../grafana-destination-draft/connection-hints.ts';
import type { FormField } from '../grafana-destination-draft/grafana-draft.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { connectionEnglish } from '../messages/english/connection-english.ts';
import { Field } from '../primitives/field.tsx';
import type { HeadingLevel } from '../primitives/heading.tsx';
import { Link } from '../primitives/link.tsx';
import { ApiKeyField } from './api-key-field.tsx';
import { FormSection } from './form-section.tsx';
import { issueText } from './form-texts.ts';
import { HintAction } from './hint-action.tsx';
import { HintText } from './hint-text.tsx';
import { SnippetField } from './snippet-field.tsx';
import { TestResult } from './test-result.tsx';
import { TraceResult } from './trace-result.tsx';

/** Props of the form's sections. */
export interface SectionProps {
  readonly form: GrafanaDestinationFormModel;
  readonly level: HeadingLevel;
  /** Nothing can be changed now. */
  readonly locked: boolean;
}

const PORTAL_URL = 'https://grafana.com/auth/sign-in';

/** The values that a connection test depends on, the name, and what the test said. */
export function ConnectionSection({ form, level, locked }: SectionProps): ReactElement {
  const m = useMessages(connectionEnglish);
  const id = useId();
  const { draft, issues, edit, leave } = form;
  const failures = [
    { titleId: `${id}-test`, failed: form.test },
    { titleId: `${id}-trace`, failed: form.trace },
  ];
  const field = (name: FormField) => ({
    error: issueText(issues[name], m),
    errorId: failures.find(({ failed }) => failed.status === 'failed' && failed.diagnosis.field === name)?.titleId,
  });
  // A failed test says the same below, with the same repair.
  const hint = locked || field('baseUrl').errorId ? undefined : baseUrlHint(draft);
  const paste = (into: FormField) => (event: ClipboardEvent) => {
    if (!locked && form.pasteSnippet(event.clipboardData.getData('text'), into)) event.preventDefault();
  };
  const plain = { className: 'bk-control', readOnly: locked, spellCheck: false, autoComplete: 'off' } as const;
  return (
    <FormSection
      title={m.connection}
      help={m.connectionHelp}
      level={level}
      link={<Link href={PORTAL_URL}>{m.connectionLink}</Link>}
    >
      {!locked && (form.saved === undefined || form.snippet) && <SnippetField form={form} />}
      <Field label={m.name} hint={m.nameHint} {...field('name')}>
        {(control) => (
          <input
            {...control}
            {...plain}
            data-field="name"
            dir="auto"
            required
            value={draft.name}
            onChange={({ target }) => edit({ name: target.value })}
            onBlur={() => leave('name')}
          />
        )}
      </Field>
      <Field
        label={m.baseUrl}
        optional
        hint={
          hint ? (
            <HintText hint={hint} />
          ) : form.tracesUrl === undefined || field('baseUrl').errorId ? (
            m.baseUrlHint
          ) : (
            m.sendsTo(form.tracesUrl)
          )
        }
        action={hint && <HintAction hint={hint} form={form} />}
        {...field('baseUrl')}
      >
        {(control) => (
          <input
            {...control}
            {...plain}
            data-field="baseUrl"
            type="url"
            inputMode="url"
            dir="ltr"
            autoCapitalize="none"
            placeholder={DEFAULT_BASE_URL}
            value={draft.baseUrl}
            onChange={({ target }) => edit({ baseUrl: target.value })}
            onBlur={() => leave('baseUrl')}
            onPaste={paste('baseUrl')}
          />
        )}
      </Field>
      <Field label={m.instanceId} hint={m.instanceIdHint} {...field('instanceId')}>
        {(control) => (
          <input
            {...control}
            {...plain}
            data-field="instanceId"
            inputMode="numeric"
            dir="ltr"
            required
            placeholder="123456"
            value={draft.instanceId}
            onChange={({ target }) => edit({ instanceId: target.value })}
            onBlur={() => leave('instanceId')}
            onPaste={paste('instanceId')}
          />
        )}
      </Field>
      <ApiKeyField form={form} locked={locked} onPaste={paste('apiKey')} {...field('apiKey')} />
      <TestResult form={form} titleId={`${id}-test`} />
      <TraceResult form={form} titleId={`${id}-trace`} />
    </FormSection>
  );
}
