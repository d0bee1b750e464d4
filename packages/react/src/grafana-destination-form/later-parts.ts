import { failurePart } from './failure-part.ts';
import { savedViewPart } from './saved-view-part.ts';

/** What a form shows after an action, fetched before anybody can act: the network may be gone by then. */
export const LATER_PARTS = [failurePart, savedViewPart];
