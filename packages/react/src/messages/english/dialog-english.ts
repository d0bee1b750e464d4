import type { DialogMessages } from '../dialog-messages.ts';
import type { CommonMessages, FormMessages } from '../messages.ts';
import type { SavedMessages } from '../saved-messages.ts';
import { formEnglish } from './form-english.ts';
import { savedEnglish } from './saved-english.ts';

/** What the dialog says around its form. In English, the default. */
export const dialogEnglish: CommonMessages & FormMessages & SavedMessages & DialogMessages = {
  ...formEnglish,
  ...savedEnglish,
  formDescription: 'Traces go to the OTLP gateway of your Grafana Cloud stack.',
  copiedFrom: (name) => `Settings copied from ${name}. Secrets cannot be copied: enter the API key.`,
  close: 'Close',
  savedHint: 'Tested and saved.',
  discardTitle: 'Discard changes?',
  discardText: 'What you entered is not saved.',
  keepEditing: 'Keep editing',
  discard: 'Discard',
};
