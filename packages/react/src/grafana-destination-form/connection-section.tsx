import { DEFAULT_BASE_URL } from '@broadcast-kit/core';
import { type ReactElement, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { FormField } from '../grafana-destination-draft/grafana-draft.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { connectionEnglish } from '../messages/english/connection-english.ts';
import type { HeadingLevel } from '../primitives/heading.tsx';
import { Link } from '../primitives/link.tsx';
import { TextField } from '../primitives/text-field.tsx';
import { useHandler } from '../primitives/use-handler.ts';
import { ApiKeyField } from './api-key-field.tsx';
import { FormSection } from './form-section.tsx';
import { issueText } from './form-texts.ts';
import { HintAction } from './hint-action.tsx';
import { HintText } from './hint-text.tsx';
import { SnippetField } from './snippet-field.tsx';
import { TestResult } from './test-result.tsx';
import { TraceResult } from './trace-result.tsx';
import { useConnectionHints } from './use-connection-hints.ts';

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
  const { draft, issues, edit, leave, pasteSnippet } = form;
  const hints = useConnectionHints(draft);
  const change = useHandler((value: string, field: FormField) => edit({ [field]: value }));
  const failures = [
    { titleId: `${id}-test`, failed: form.test },
    { titleId: `${id}-trace`, failed: form.trace },
  ];
  const field = <Name extends FormField>(name: Name) => ({
    name,
    locked,
    error: issueText(issues[name], m),
    errorId: failures.find(({ failed }) => failed.status === 'failed' && failed.diagnosis.field === name)?.titleId,
    onLeave: leave,
  });
  const typed = { onValueChange: change, onPasteText: pasteSnippet };
  // A failed test says the same below, with the same repair.
  const hint = locked || field('baseUrl').errorId ? undefined : hints.baseUrl;
  return (
    <FormSection
      title={m.connection}
      help={m.connectionHelp}
      level={level}
      link={<Link href={PORTAL_URL}>{m.connectionLink}</Link>}
    >
      {!locked && (form.saved === undefined || form.snippet) && <SnippetField form={form} />}
      <TextField
        {...field('name')}
        label={m.name}
        hint={m.nameHint}
        value={draft.name}
        dir="auto"
        required
        onValueChange={change}
      />
      <TextField
        {...field('baseUrl')}
        label={m.baseUrl}
        optional
        hint={
          hint ? (
            <HintText>{hint.text}</HintText>
          ) : form.tracesUrl === undefined || field('baseUrl').errorId ? (
            m.baseUrlHint
          ) : (
            m.sendsTo(form.tracesUrl)
          )
        }
        action={hint && <HintAction hint={hint} form={form} />}
        value={draft.baseUrl}
        type="url"
        inputMode="url"
        dir="ltr"
        autoCapitalize="none"
        placeholder={DEFAULT_BASE_URL}
        {...typed}
      />
      <TextField
        {...field('instanceId')}
        label={m.instanceId}
        hint={m.instanceIdHint}
        value={draft.instanceId}
        inputMode="numeric"
        dir="ltr"
        required
        placeholder="123456"
        {...typed}
      />
      <ApiKeyField
        {...field('apiKey')}
        apiKey={draft.apiKey}
        hint={locked ? undefined : hints.apiKey?.text}
        canKeep={form.saved !== undefined}
        edit={edit}
        replaceKey={form.replaceKey}
        keepKey={form.keepKey}
        onPasteText={pasteSnippet}
      />
      <TestResult form={form} titleId={`${id}-test`} />
      <TraceResult form={form} titleId={`${id}-trace`} />
    </FormSection>
  );
}
