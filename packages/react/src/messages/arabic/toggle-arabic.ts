import type { ToggleMessages } from '../messages.ts';

const state = (enabled: boolean): string => (enabled ? 'مفعّل' : 'متوقف');

/** What the switch says. In Arabic. */
export const toggleArabic: ToggleMessages = {
  toggleLabel: 'تفعيل Broadcast',
  toggleDescription: 'يرسل تتبّعًا لكل طلب إلى وجهاتك المفعّلة. لا تصبح الطلبات أبطأ.',
  toggleOn: 'مفعّل',
  toggleOff: 'متوقف',
  toggleSaving: 'جارٍ الحفظ…',
  toggleConfirmed: (enabled) => `Broadcast ${state(enabled)}.`,
  toggleFailed: (wanted, confirmed) =>
    `تعذّر ${wanted ? 'تفعيل' : 'إيقاف'} Broadcast. ما زال ${confirmed ? 'مفعّلًا' : 'متوقفًا'}.`,
  toggleLoadFailed: 'تعذّرت قراءة حالة Broadcast.',
};
