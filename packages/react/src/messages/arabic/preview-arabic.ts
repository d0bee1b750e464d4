import type { PreviewMessages } from '../preview-messages.ts';
import { arabicCount } from './arabic-count.ts';

/** What the preview of a trace says. In Arabic. */
export const previewArabic: PreviewMessages = {
  previewHelp: 'طلب مُختلَق، كما سترسله الإعدادات أعلاه.',
  previewPrivacy: 'العرض مع وضع الخصوصية',
  previewPrivacyHint: 'هنا فقط، للمقارنة. ما شُطب لن يُرسل.',
  leftOutCount: (count) =>
    `تُترك ${arabicCount(count, { one: 'قيمة واحدة', two: 'قيمتان', few: 'قيم', many: 'قيمة', other: 'قيمة' })}.`,
  leftOut: 'متروك:',
  previewTree: 'المقاطع والسمات',
  resource: 'المورد',
  attributeCount: (count) =>
    arabicCount(count, { one: 'سمة واحدة', two: 'سمتان', few: 'سمات', many: 'سمة', other: 'سمة' }),
};
