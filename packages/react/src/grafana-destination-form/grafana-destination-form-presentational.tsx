import { memo, type ReactElement, useEffect, useRef } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { connectionEnglish } from '../messages/english/connection-english.ts';
import type { HeadingLevel } from '../primitives/heading.tsx';
import { joinClasses } from '../primitives/join-classes.ts';
import { LazyContent } from '../primitives/lazy-content.tsx';
import { LazyDisclosure } from '../primitives/lazy-disclosure.tsx';
import { createLazyPart } from '../primitives/lazy-part.ts';
import { StatusMessage } from '../primitives/status-message.tsx';
import { useKeptFocus } from '../primitives/use-kept-focus.ts';
import { ConnectionSection } from './connection-section.tsx';
import { FormFooter } from './form-footer.tsx';
import { isSameConnection } from './is-same-connection.ts';
import { LATER_PARTS } from './later-parts.ts';
import { savedViewPart } from './saved-view-part.ts';
import { SettingsSections } from './settings-sections.tsx';
import type { TracePreviewProps } from './trace-preview.tsx';
import { useFormAnnouncement } from './use-form-announcement.ts';

const tracePreview = createLazyPart<TracePreviewProps>(() =>
  import('./trace-preview.tsx').then((file) => file.TracePreview),
);

/** Props of {@link GrafanaDestinationFormPresentational}. */
export interface GrafanaDestinationFormPresentationalProps {
  /** What `useGrafanaDestinationForm` answers, or an object like it. */
  readonly form: GrafanaDestinationFormModel;
  /** Shows everything, changes nothing. Default `false`. */
  readonly readOnly?: boolean | undefined;
  /** Shown as "Cancel", and as "Done" after the save. Without it there is no such button. */
  readonly onClose?: (() => void) | undefined;
  /** Turns Broadcast on; give it while Broadcast is off, so that the view after the save offers it. */
  readonly onTurnOn?: (() => void) | undefined;
  /** Level of the headings of the sections. Default 3. */
  readonly headingLevel?: HeadingLevel | undefined;
  /** Further class of the outermost element. Default: none. */
  readonly className?: string | undefined;
}

const Connection = memo(ConnectionSection, isSameConnection);

/** The Grafana form as a function of its model. */
export function GrafanaDestinationFormPresentational({
  form,
  readOnly = false,
  onClose,
  onTurnOn,
  headingLevel = 3,
  className,
}: GrafanaDestinationFormPresentationalProps): ReactElement {
  const m = useMessages(connectionEnglish);
  const element = useRef<HTMLFormElement>(null);
  const { attention, save, dirty } = form;
  const announcement = useFormAnnouncement(form);
  // What a result offers goes with it; the button that asked for the test stays.
  useKeptFocus(element, (path) => {
    const result = path.find((part) => part.hasAttribute('data-returns'));
    return result && element.current?.querySelector(`[data-asks="${result.getAttribute('data-returns')}"]`);
  });

  useEffect(() => {
    for (const part of LATER_PARTS) part.preload();
  }, []);
  useEffect(() => {
    if (attention === undefined) return;
    element.current?.querySelector<HTMLElement>(`[data-field="${attention.field}"]`)?.focus();
  }, [attention]);
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty]);

  const classes = joinClasses('bk-root bk-form', className);
  if (save.status === 'saved' && form.saved === undefined) {
    return (
      <div className={classes}>
        <LazyContent
          part={savedViewPart}
          props={{ destination: save.destination, level: headingLevel, onTurnOn, onClose }}
        />
      </div>
    );
  }
  const section = { form, level: headingLevel, locked: readOnly || save.status === 'saving' };
  return (
    <form
      ref={element}
      className={classes}
      noValidate
      aria-label={form.saved === undefined ? m.createTitle : m.editTitle(form.saved.name)}
      aria-busy={save.status === 'saving' || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        // In React, also that of a dialog reaches a form of the host around it.
        event.stopPropagation();
        form.submit();
      }}
    >
      <div className="bk-form-body">
        <Connection {...section} />
        <SettingsSections {...section} />
        <LazyDisclosure
          title={m.tracePreview}
          level={headingLevel}
          summary={m.tracePreviewSummary(form.draft.privacyMode)}
          part={tracePreview}
          props={{ draft: form.draft }}
        />
        <StatusMessage>{announcement}</StatusMessage>
      </div>
      {!readOnly && <FormFooter form={form} onClose={onClose} />}
    </form>
  );
}
