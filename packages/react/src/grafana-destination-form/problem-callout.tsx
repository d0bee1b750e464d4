import type { SettingsError } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { failureEnglish } from '../messages/english/failure-english.ts';
import type { FailureMessages } from '../messages/failure-messages.ts';
import type { CommonMessages } from '../messages/messages.ts';
import { Callout, type CalloutTone } from '../primitives/callout.tsx';
import { useOnline } from '../primitives/use-online.ts';
import { FailureDetails } from './failure-details.tsx';
import { RetryButton } from './retry-button.tsx';

/** Props of {@link ProblemCallout}. */
export interface ProblemCalloutProps {
  /** What did not happen. */
  readonly title: string;
  readonly error: SettingsError;
  /** When it failed, in epoch milliseconds. */
  readonly at: number;
  /** Offers another try where one can help. */
  readonly onRetry?: (() => void) | undefined;
}

/** Why a call of the settings API failed. Never looks like a failure of Grafana, which was not even asked. */
export function ProblemCallout({ title, error, at, onRetry }: ProblemCalloutProps): ReactElement {
  const m = useMessages(failureEnglish);
  const online = useOnline();
  const { code, retryAfterSeconds, status, requestId } = error;
  const words = problemWords({ title, error, online }, m);
  return (
    <Callout tone={words.tone} role="alert" title={words.title}>
      <p className="bk-text">{words.text}</p>
      {onRetry && code !== 'forbidden' && code !== 'limit_reached' && (
        <div className="bk-actions">
          <RetryButton
            key={at}
            until={retryAfterSeconds === undefined ? undefined : at + retryAfterSeconds * 1_000}
            onRetry={onRetry}
          />
        </div>
      )}
      {status !== undefined && <FailureDetails code={code} at={at} status={status} requestId={requestId} />}
    </Callout>
  );
}

interface ProblemWords {
  readonly tone: CalloutTone;
  readonly title: string;
  readonly text: string;
}

function problemWords(
  { title, error, online }: Pick<ProblemCalloutProps, 'title' | 'error'> & { readonly online: boolean },
  m: FailureMessages & Pick<CommonMessages, 'errorText'>,
): ProblemWords {
  switch (error.code) {
    case 'unauthenticated':
      return { tone: 'warning', title: m.signedOut, text: m.signedOutText };
    case 'forbidden':
      return { tone: 'warning', title: m.notAllowed, text: m.notAllowedText };
    case 'network_error':
      return online
        ? { tone: 'danger', title, text: m.errorText(error) }
        : { tone: 'warning', title: m.offline, text: m.offlineText };
    default:
      return { tone: 'danger', title, text: m.errorText(error) };
  }
}
