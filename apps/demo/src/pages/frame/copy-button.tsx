import { useEffect, useState } from 'react';
import { Icon } from './icon.tsx';

const SHOWN_FOR_MS = 2000;

/** Copies a text and says so for a moment. */
export function CopyButton({
  text,
  label,
  word = 'Copy',
}: {
  readonly text: string;
  /** What is copied, such as `trace ID`. */
  readonly label: string;
  /** Default: Copy. */
  readonly word?: string | undefined;
}) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <button
      type="button"
      className="demo-button demo-button-quiet demo-copy"
      aria-label={`Copy ${label}`}
      data-copied={copied || undefined}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          // Browsers keep the clipboard from pages that are not secure: the text stays there to be selected.
          () => setCopied(false),
        );
      }}
    >
      <Icon name={copied ? 'check' : 'copy'} />
      <span aria-live="polite" className="demo-copy-word">
        {copied ? 'Copied' : word}
      </span>
    </button>
  );
}
