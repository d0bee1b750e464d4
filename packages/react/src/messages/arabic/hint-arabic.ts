import type { HintMessages } from '../hint-messages.ts';

/** What the form says about a connection before it is tried. In Arabic. */
export const hintArabic: HintMessages = {
  hintDashboard:
    'هذا عنوان لوحاتك. تُرسل التتبّعات إلى نقطة نهاية OTLP: افتح الـ stack الخاص بك في بوابة Grafana Cloud، ثم OpenTelemetry، ثم Configure.',
  fixGrafanaUrl: 'استخدامه عنوانًا لـ Grafana',
  hintPortal: 'هذه صفحة من بوابة Grafana Cloud. انسخ نقطة نهاية OTLP المعروضة فيها.',
  fixInstanceId: (instanceId) => `استخدم ${instanceId} معرّفًا للمثيل`,
  hintToken: (found) => `${found}… رمز حساب خدمة أو مفتاح API قديم. تحتاج إلى رمز سياسة وصول، ويبدأ بـ glc_.`,
  hintRegion: (keyRegion, urlRegion) => `ينتمي مفتاح API إلى ${keyRegion}، وعنوان URL الأساسي إلى ${urlRegion}.`,
};
