import type { ApiKeyView } from '@broadcast-kit/core';
import { type ReactElement, useId, useState } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { FieldIssue } from '../grafana-destination-draft/draft-issues.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { apiKeyFilterEnglish } from '../messages/english/api-key-filter-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { Check } from '../primitives/check.tsx';
import { ErrorText } from '../primitives/error-text.tsx';
import { ApiKeyList } from './api-key-list.tsx';
import { type ListApiKeys, useApiKeys } from './use-api-keys.ts';

/** Props of {@link ApiKeyFilter}. */
export interface ApiKeyFilterProps extends Pick<GrafanaDestinationFormModel, 'edit' | 'leave'> {
  /** SHA-256 (hex) of the chosen keys; `null`: all. */
  readonly hashes: readonly string[] | null;
  readonly issue: FieldIssue | undefined;
  readonly locked: boolean;
  readonly list: ListApiKeys;
}

/** Whose requests are sent: those of all API keys, or of some that are chosen by name. */
export function ApiKeyFilter({ hashes, issue, locked, list, edit, leave }: ApiKeyFilterProps): ReactElement {
  const m = useMessages(apiKeyFilterEnglish);
  const id = useId();
  // What was chosen comes back when people go to "all" and back.
  const [lastChosen, setLastChosen] = useState(hashes ?? []);
  const { state, load } = useApiKeys(list, hashes !== null);
  const choose = (next: readonly string[]): void => {
    setLastChosen(next);
    edit({ apiKeyHashes: next });
    leave('apiKeyHashes');
  };
  const choice = { type: 'radio', name: `${id}-choice`, disabled: locked } as const;
  return (
    <>
      <div className="bk-choices" role="radiogroup" aria-label={m.keyChoice}>
        <Check
          {...choice}
          label={m.allKeys}
          hint={m.allKeysHint}
          checked={hashes === null}
          onCheckedChange={() => edit({ apiKeyHashes: null })}
        />
        <Check
          {...choice}
          data-field="apiKeyHashes"
          label={m.someKeys}
          hint={m.someKeysHint}
          aria-describedby={issue && `${id}-error`}
          checked={hashes !== null}
          onCheckedChange={() => edit({ apiKeyHashes: lastChosen })}
        />
      </div>
      {hashes !== null && state.status === 'loading' && (
        <p className="bk-note" role="status">
          <span className="bk-spinner" />
          {m.keysLoading}
        </p>
      )}
      {hashes !== null && state.status === 'failed' && (
        <Callout tone="danger" role="alert" title={m.keysFailed} actions={<Button onClick={load}>{m.retry}</Button>}>
          <p className="bk-text">{m.errorText(state.error)}</p>
        </Callout>
      )}
      {hashes !== null && state.status === 'unavailable' && (
        <Callout tone="neutral" title={m.keysUnavailable}>
          <p className="bk-text">{m.keysUnavailableHint}</p>
        </Callout>
      )}
      {hashes !== null && state.status !== 'loading' && (
        <ApiKeyList
          keys={state.status === 'ready' ? state.keys : NO_KEYS}
          known={state.status === 'ready'}
          chosen={hashes}
          locked={locked}
          onChoose={choose}
        />
      )}
      <ErrorText id={`${id}-error`}>{issue && (issue.message ?? m.noKeyChosen)}</ErrorText>
    </>
  );
}

const NO_KEYS: readonly ApiKeyView[] = [];
