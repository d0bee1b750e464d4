import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { StrictMode } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { HostPage } from './host-page.tsx';
import type { PageOptions } from './page-options.ts';

const pageOf = (options: PageOptions) => (
  <StrictMode>
    <HostPage {...options} />
  </StrictMode>
);

/** The markup of a page in one piece. */
export function renderAtOnce(options: PageOptions): Promise<string> {
  return Promise.resolve(renderToString(pageOf(options)));
}

/** The markup of a page as a stream brings it. Rejects where a component throws. */
export function renderAsStream(options: PageOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(pageOf(options), {
      onAllReady: () => resolve(text(pipe(new PassThrough()))),
      onError: reject,
    });
  });
}
