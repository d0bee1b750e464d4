import type { CommonMessages } from '../messages.ts';
import { apiArabic } from './api-arabic.ts';

/** What several components say. In Arabic. */
export const commonArabic: CommonMessages = {
  ...apiArabic,
  readOnly: 'لا يمكن تغيير هذا إلا للمشرفين.',
  retry: 'أعد المحاولة',
  grafanaCloud: 'Grafana Cloud',
  testConnection: 'اختبار الاتصال',
  privacyMode: 'وضع الخصوصية',
  undo: 'تراجع',
  justNow: 'الآن',
  optional: 'اختياري',
  copied: 'نُسخ',
  docs: 'اقرأ المزيد',
  partLoading: 'جارٍ التحميل…',
  partFailed: 'تعذّر تحميل هذا الجزء. تحقّق من الشبكة ثم أعد المحاولة، أو أعد تحميل الصفحة.',
};
