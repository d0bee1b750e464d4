import type { PageMessages } from '../messages.ts';

/** What the page says. In Arabic. */
export const pageArabic: PageMessages = {
  pageTitle: 'Broadcast',
  pageDescription: 'شاهد كل طلب إلى نماذجك على شكل تتبّع في الـ stack الخاص بك في Grafana Cloud.',
  learnMore: 'اعرف المزيد',
  setupTitle: 'ثلاث قيم من Grafana Cloud',
  setupSteps: [
    {
      title: 'عنوان URL الأساسي ومعرّف المثيل',
      text: 'افتح الـ stack الخاص بك في البوابة، ثم OpenTelemetry، ثم Configure. تجدهما في تلك الصفحة.',
      link: { label: 'فتح البوابة', href: 'https://grafana.com/auth/sign-in' },
    },
    {
      title: 'مفتاح API',
      text: 'أنشئ رمزًا هناك، أو أنشئ سياسة وصول بالنطاق traces:write. يبدأ بـ glc_.',
      link: {
        label: 'عن سياسات الوصول',
        href: 'https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/',
      },
    },
    {
      title: 'الاختبار والحفظ',
      text: 'الصق القيم، واختبر الاتصال، واحفظ. تظهر التتبّعات خلال دقيقة إلى دقيقتين.',
    },
  ],
  viewTraces: 'عرض تتبّعاتك',
  viewTracesSummary: 'روابط واستعلامات جاهزة لـ Grafana',
  troubleshooting: 'لا تظهر التتبّعات؟',
  troubleshootingSummary: 'ما ينبغي فحصه، مع ما هو معروف الآن',
};
