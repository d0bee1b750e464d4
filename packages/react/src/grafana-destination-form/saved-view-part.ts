import { createLazyPart } from '../primitives/lazy-part.ts';
import type { SavedViewProps } from './saved-view.tsx';

/** What a form says once a new destination is saved. Fetched as soon as a form is shown. */
export const savedViewPart = createLazyPart<SavedViewProps>(() =>
  import('./saved-view.tsx').then((file) => file.SavedView),
);
