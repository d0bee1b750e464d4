import { type ReactElement, useState } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { commonEnglish } from '../messages/english/common-english.ts';
import { Button } from './button.tsx';
import { StatusMessage } from './status-message.tsx';

/** Props of {@link CopyButton}. */
export interface CopyButtonProps {
  readonly label: string;
  /** Its name where the label alone does not tell it from others. Holds the label. */
  readonly name?: string | undefined;
  readonly text: string;
}

/** Copies a text, and says so. */
export function CopyButton({ label, name, text }: CopyButtonProps): ReactElement {
  const m = useMessages(commonEnglish);
  const [copied, setCopied] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // Without the permission nothing was copied, and the label goes on saying what the button would do.
    }
  };
  return (
    <>
      <Button variant="quiet" aria-label={copied === text ? undefined : name} onClick={() => void copy()}>
        {copied === text ? m.copied : label}
      </Button>
      <StatusMessage>{copied === text ? m.copied : ''}</StatusMessage>
    </>
  );
}
