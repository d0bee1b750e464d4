import type { ConnectionMessages } from '../connection-messages.ts';

/** What the form says about a connection. In Arabic. */
export const connectionArabic: ConnectionMessages = {
  hintDashboard:
    'هذا عنوان لوحاتك. تُرسل التتبّعات إلى نقطة نهاية OTLP: افتح الـ stack الخاص بك في بوابة Grafana Cloud، ثم OpenTelemetry، ثم Configure.',
  fixGrafanaUrl: 'استخدامه عنوانًا لـ Grafana',
  hintPortal: 'هذه صفحة من بوابة Grafana Cloud. انسخ نقطة نهاية OTLP المعروضة فيها.',
  fixInstanceId: (instanceId) => `استخدم ${instanceId} معرّفًا للمثيل`,
  hintToken: (found) => `${found}… رمز حساب خدمة أو مفتاح API قديم. تحتاج إلى رمز سياسة وصول، ويبدأ بـ glc_.`,
  hintRegion: (keyRegion, urlRegion) => `ينتمي مفتاح API إلى ${keyRegion}، وعنوان URL الأساسي إلى ${urlRegion}.`,
  sendTrace: 'إرسال تتبّع',
  sendingTrace: 'جارٍ إرسال تتبّع تجريبي…',
  cancelSending: 'إلغاء الإرسال',
  traceSent: (duration, time) => `أُرسل تتبّع تجريبي · ${duration} · ${time}`,
  traceNotSent: 'لم يُرسل التتبّع التجريبي.',
  signedOut: 'انتهت جلستك.',
  signedOutText:
    'سجّل الدخول من جديد في علامة تبويب أخرى، ثم أعد المحاولة هنا. لم يُرسل شيء إلى Grafana، ويبقى ما أدخلته.',
  notAllowed: 'لا يُسمح لك بتغيير الوجهات.',
  notAllowedText: 'اطلب ذلك من أحد المشرفين. لم يُرسل شيء إلى Grafana.',
  offline: 'أنت غير متصل.',
  offlineText: 'لم يُرسل شيء. يبقى ما أدخلته هنا حتى تعود إلى الاتصال.',
  retryIn: (wait) => `بعد ${wait}`,
  retryNow: 'يمكنك إعادة المحاولة الآن.',
  tracePreview: 'ما يُرسل',
  tracePreviewSummary: (privacyMode) =>
    privacyMode ? 'تتبّع تجريبي، من دون المطالبات والإجابات' : 'تتبّع تجريبي بهذه الإعدادات',
  createAgain: 'إنشاؤها من جديد',
  goneHint: 'ما أدخلته ما زال هنا. أنشئ منه وجهة جديدة، أو ألغِ.',
};
