import type { ReadyQueryId } from '@broadcast-kit/core';
import type { TracesMessages } from '../traces-messages.ts';

const TITLES: Readonly<Record<ReadyQueryId, string>> = {
  all: 'كل التتبّعات',
  model: 'طلبات نموذج واحد',
  'model-family': 'طلبات نماذج متشابهة',
  environment: 'طلبات بيئة واحدة',
  metadata: 'طلبات ببيانات وصفية خاصة بك',
  slow: 'الطلبات البطيئة',
  user: 'طلبات مستخدم واحد',
  errors: 'الأخطاء',
  session: 'جلسة واحدة',
  trace: 'تتبّع واحد حسب trace_id الخاص بك',
  'fallback-traces': 'الطلبات التي انتقلت إلى مزوّد آخر',
  'cost-by-feature': 'التكلفة حسب الميزة',
  'cost-by-user': 'المستخدمون الأعلى تكلفة',
  'cost-by-key': 'التكلفة حسب مفتاح API',
  'slow-models': 'زمن الاستجابة حسب النموذج',
  'errors-by-environment': 'الأخطاء حسب البيئة',
  fallbacks: 'الانتقال إلى مزوّد آخر عبر الزمن',
  'first-token': 'الزمن حتى أول رمز حسب النموذج',
  tokens: 'الرموز حسب النموذج',
};

/** What the page says about viewing traces. In Arabic. */
export const tracesArabic: TracesMessages = {
  destination: 'الوجهة',
  openExplore: 'فتح Explore',
  openDrilldown: 'فتح Traces Drilldown',
  getDashboard: 'تنزيل لوحة المعلومات',
  dashboardHint: 'التكلفة وزمن الاستجابة والأخطاء والرموز. في Grafana افتح Dashboards ثم New ثم Import.',
  byHand: (dataSource) => [
    'افتح Grafana الخاص بك واختر Explore.',
    `اختر مصدر البيانات ${dataSource}.`,
    'انتقل إلى TraceQL، والصق استعلامًا، وشغّله. من دون استعلام: اختر Drilldown ثم Traces.',
  ],
  addGrafanaUrl: 'للحصول على روابط بدلًا من ذلك، أضف عنوان Grafana ضمن «متقدم» في إعدادات هذه الوجهة.',
  findTraces: 'العثور على التتبّعات',
  numbersOverTime: 'أرقام عبر الزمن',
  queryTitle: ({ id, title }) => TITLES[id] ?? title,
  readyQuery: 'استعلام جاهز',
  copyQuery: 'نسخ الاستعلام',
  runQuery: 'تشغيل في Grafana',
  examplesHint: 'النماذج والمستخدمون والأسماء في الاستعلامات أمثلة. ضع مكانها ما يخصّك.',
};
