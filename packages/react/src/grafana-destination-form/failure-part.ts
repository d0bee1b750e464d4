import { createLazyPart } from '../primitives/lazy-part.ts';
import type { FailureProps } from './failure.tsx';

/** What shows a failure. Fetched as soon as a form is shown: it has to be there also where the network has just failed. */
export const failurePart = createLazyPart<FailureProps>(() => import('./failure.tsx').then((file) => file.Failure));
