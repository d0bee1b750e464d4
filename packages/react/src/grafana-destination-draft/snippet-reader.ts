import { createLazyValue } from '../settings-store/lazy-value.ts';

/** `readSnippet`. Fetched as soon as a form is shown, since a paste does not wait. */
export const snippetReader = createLazyValue(() => import('./read-snippet.ts').then((file) => file.readSnippet));
