import type { ConflictMessages } from '../conflict-messages.ts';

/** What the form says about changes that two people made at once. In German. */
export const conflictGerman: ConflictMessages = {
  conflictTable: 'Ihre Änderungen und die anderen',
  setting: 'Einstellung',
  mine: 'Ihre',
  theirs: 'Andere',
  changed: 'geändert',
  notChanged: 'nicht geändert',
  on: 'An',
  off: 'Aus',
  none: 'Keine',
};
