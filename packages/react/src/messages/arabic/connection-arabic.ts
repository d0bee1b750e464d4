import type { ConnectionMessages } from '../connection-messages.ts';

/** What the form says about sample traces. In Arabic. */
export const connectionArabic: ConnectionMessages = {
  sendTrace: 'إرسال تتبّع',
  sendingTrace: 'جارٍ إرسال تتبّع تجريبي…',
  cancelSending: 'إلغاء الإرسال',
  traceSent: (duration, time) => `أُرسل تتبّع تجريبي · ${duration} · ${time}`,
  tracePreview: 'ما يُرسل',
  tracePreviewSummary: (privacyMode) =>
    privacyMode ? 'تتبّع تجريبي، من دون المطالبات والإجابات' : 'تتبّع تجريبي بهذه الإعدادات',
};
