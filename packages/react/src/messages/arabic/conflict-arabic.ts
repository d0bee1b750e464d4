import type { ConflictMessages } from '../conflict-messages.ts';

/** What the form says about changes that two people made at once. In Arabic. */
export const conflictArabic: ConflictMessages = {
  conflictTable: 'تغييراتك والتغييرات الأخرى',
  setting: 'الإعداد',
  mine: 'نسختك',
  theirs: 'النسخة الأخرى',
  changed: 'تغيّر',
  notChanged: 'لم يتغيّر',
  on: 'مفعّل',
  off: 'متوقف',
  none: 'لا شيء',
};
