import type { CommonMessages } from '../messages.ts';
import type { SavedMessages } from '../saved-messages.ts';
import type { TracesMessages } from '../traces-messages.ts';
import { savedEnglish } from './saved-english.ts';
import { tracesEnglish } from './traces-english.ts';

/** What the form says about the first traces of a new destination. In English, the default. */
export const savedQueriesEnglish: CommonMessages & SavedMessages & TracesMessages = {
  ...savedEnglish,
  ...tracesEnglish,
};
