import { type ReactElement, useId, useState } from 'react';
import { useLanguage, useMessages } from '../broadcast-provider/broadcast-context.ts';
import { failureEnglish } from '../messages/english/failure-english.ts';
import { Button } from '../primitives/button.tsx';
import { StatusMessage } from '../primitives/status-message.tsx';
import { useCountdown } from '../primitives/use-countdown.ts';

/** Props of {@link RetryButton}. */
export interface RetryButtonProps {
  /** Epoch milliseconds before which another try makes no sense. Default: it does at once. */
  readonly until?: number | undefined;
  readonly onRetry: () => void;
}

/** Tries again, once the other side takes requests again. The wait is shown by the second, and spoken only when it is over. */
export function RetryButton({ until, onRetry }: RetryButtonProps): ReactElement {
  const m = useMessages(failureEnglish);
  const { locale } = useLanguage();
  const id = useId();
  const left = useCountdown(until);
  const [hadToWait] = useState(left > 0);
  const unit = left > 90 ? 'minute' : 'second';
  const wait = new Intl.NumberFormat(locale, { style: 'unit', unit }).format(
    unit === 'minute' ? Math.ceil(left / 60) : left,
  );
  return (
    <>
      <Button unavailable={left > 0} aria-describedby={left > 0 ? id : undefined} onClick={onRetry}>
        {m.retry}
      </Button>
      {left > 0 && (
        <span id={id} className="bk-hint">
          {m.retryIn(wait)}
        </span>
      )}
      {hadToWait && <StatusMessage>{left > 0 ? '' : m.retryNow}</StatusMessage>}
    </>
  );
}
