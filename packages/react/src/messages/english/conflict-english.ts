import type { ConflictMessages } from '../conflict-messages.ts';
import type { CommonMessages, FormMessages } from '../messages.ts';
import { formEnglish } from './form-english.ts';

/** What the form says about changes that two people made at once. In English, the default. */
export const conflictEnglish: CommonMessages & FormMessages & ConflictMessages = {
  ...formEnglish,
  conflictTable: 'Your changes and theirs',
  setting: 'Setting',
  mine: 'Yours',
  theirs: 'Theirs',
  changed: 'changed',
  notChanged: 'not changed',
  on: 'On',
  off: 'Off',
  none: 'None',
};
