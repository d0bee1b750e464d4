import type { SentTraceMessages } from '../sent-trace-messages.ts';

/** What the form says about a sample trace that was sent. In Arabic. */
export const sentTraceArabic: SentTraceMessages = {
  copyTraceId: 'نسخ معرّف التتبّع',
  openTrace: 'فتح في Grafana',
  traceDelay: 'قد يستغرق Grafana حتى دقيقتين ليجده.',
  traceWhere:
    'افتح Explore في Grafana، واختر مصدر البيانات grafanacloud-…-traces، وابحث عن معرّف التتبّع. إذا أُدخل عنوان Grafana، وهو اختياري، فسيظهر هنا رابط بدلًا من ذلك.',
};
