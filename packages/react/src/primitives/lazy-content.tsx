import { type ReactElement, useEffect } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { commonEnglish } from '../messages/english/common-english.ts';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import type { LazyPart } from './lazy-part.ts';
import { useLazyValue } from './use-lazy-value.ts';

/** Props of {@link LazyContent}. */
export interface LazyContentProps<Props extends object> {
  /** Its code is fetched when this is mounted. */
  readonly part: LazyPart<Props>;
  readonly props: Props;
  /** Called whenever the content may have changed and is there. */
  readonly onShown?: (() => void) | undefined;
}

/** A part of the page whose code comes with it: says that it loads, and offers another try where it cannot. */
export function LazyContent<Props extends object>({ part, props, onShown }: LazyContentProps<Props>): ReactElement {
  const m = useMessages(commonEnglish);
  const state = useLazyValue(part);
  useEffect(() => {
    if (state.status === 'ready') onShown?.();
  });
  switch (state.status) {
    case 'loading':
      return (
        <p className="bk-note" role="status">
          <span className="bk-spinner" />
          {m.partLoading}
        </p>
      );
    case 'failed':
      return (
        <Callout
          tone="danger"
          role="alert"
          title={m.partFailed}
          actions={<Button onClick={state.retry}>{m.retry}</Button>}
        />
      );
    case 'ready':
      return <state.value {...props} />;
  }
}
