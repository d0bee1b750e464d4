import type { ReactElement } from 'react';

/** Text for those who listen, spoken in the next pause. Always mounted: a region that appears with its text is not heard. */
export function StatusMessage({ children }: { readonly children: string | undefined }): ReactElement {
  return (
    <p className="bk-hidden" role="status">
      {children}
    </p>
  );
}
