import type { DialogMessages } from '../dialog-messages.ts';

/** What the dialog says around its form. In Arabic. */
export const dialogArabic: DialogMessages = {
  formDescription: 'تُرسل التتبّعات إلى بوابة OTLP في الـ stack الخاص بك في Grafana Cloud.',
  copiedFrom: (name) => `نُسخت الإعدادات من ${name}. لا يمكن نسخ الأسرار: أدخل مفتاح API.`,
  close: 'إغلاق',
  savedHint: 'اختُبرت وحُفظت.',
  discardTitle: 'تجاهل التغييرات؟',
  discardText: 'ما أدخلته لم يُحفظ.',
  keepEditing: 'متابعة التعديل',
  discard: 'تجاهل',
};
