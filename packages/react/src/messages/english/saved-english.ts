import type { CommonMessages, FormMessages } from '../messages.ts';
import type { TracesMessages } from '../traces-messages.ts';
import { formEnglish } from './form-english.ts';
import { tracesEnglish } from './traces-english.ts';

/** What the form says once a new destination is saved. In English, the default. */
export const savedEnglish: CommonMessages & FormMessages & TracesMessages = { ...formEnglish, ...tracesEnglish };
