import type { FormMessages } from '../messages.ts';
import { arabicCount } from './arabic-count.ts';

const RULES = { one: 'قاعدة واحدة', two: 'قاعدتان', few: 'قواعد', many: 'قاعدة', other: 'قاعدة' };

/** What the form says. In Arabic. */
export const formArabic: FormMessages = {
  createTitle: 'وجهة Grafana Cloud جديدة',
  editTitle: (name) => `تعديل ${name}`,
  connection: 'الاتصال',
  connectionHelp: 'ثلاث قيم من الـ stack الخاص بك: افتحه في بوابة Grafana Cloud، ثم OpenTelemetry، ثم Configure.',
  connectionLink: 'فتح Grafana Cloud',
  sampling: 'أخذ العيّنات',
  samplingHelp: 'مقدار ما يُرسل إلى هنا من طلباتك.',
  privacy: 'الخصوصية',
  privacyHelp: 'ما تحويه التتبّعات.',
  name: 'الاسم',
  nameHint: 'اسم هذه الوجهة في إعداداتك.',
  nameMissing: 'أعطِ الوجهة اسمًا.',
  nameTooLong: 'الاسم 100 حرف على الأكثر.',
  nameTaken: 'توجد وجهة أخرى بهذا الاسم. اختر اسمًا آخر.',
  baseUrl: 'عنوان URL الأساسي',
  baseUrlHint: 'بوابة OTLP في منطقتك، لا عنوان لوحاتك.',
  sendsTo: (url) => `يُرسل إلى ${url}`,
  instanceId: 'معرّف المثيل',
  instanceIdHint: 'رقم الـ stack الخاص بك، مثل 123456.',
  apiKey: 'مفتاح API',
  apiKeyHint: 'رمز سياسة وصول بالنطاق traces:write. يبدأ بـ glc_.',
  showApiKey: 'إظهار مفتاح API',
  storedKey: (hint) => `${hint} · محفوظ مشفّرًا`,
  replaceKey: 'استبدال مفتاح API',
  keepKey: 'الإبقاء على المفتاح الحالي',
  keyNeeded: 'يشير عنوان URL الأساسي إلى مضيف آخر، لذلك لا يُستخدم له المفتاح المحفوظ. أدخل مفتاح API من جديد.',
  headers: 'الترويسات',
  apiKeyHashes: 'تصفية مفاتيح API',
  apiKeyHashesHelp: 'طلبات مَن تُرسل إلى هنا.',
  keysSummary: (count) =>
    count === undefined
      ? 'كل مفاتيح API'
      : `فقط ${arabicCount(count, {
          one: 'مفتاح API واحد',
          two: 'مفتاحا API',
          few: 'مفاتيح API',
          many: 'مفتاح API',
          other: 'مفتاح API',
        })}`,
  filterRules: 'قواعد التصفية',
  filterRulesHelp: 'الطلبات التي تُرسل إلى هنا.',
  rulesSummary(count, enabled) {
    if (count === 0) return 'لا توجد قواعد تصفية. تُرسل كل التتبّعات.';
    const rules = arabicCount(count, RULES);
    return enabled ? rules : `${rules}، متوقفة`;
  },
  advanced: 'متقدم',
  advancedHelp: 'روابط وأسماء وحدود وترويسات. القيم الافتراضية تناسب Grafana Cloud.',
  advancedDefaults: 'القيم الافتراضية',
  headersSummary: (count) =>
    arabicCount(count, { one: 'ترويسة واحدة', two: 'ترويستان', few: 'ترويسات', many: 'ترويسة', other: 'ترويسة' }),
  grafanaUrl: 'عنوان Grafana',
  serviceName: 'اسم الخدمة',
  valueLimitBytes: 'حدّ القيم',
  metadataScopes: 'بيانات وصفية إضافية',
  agentObservability: 'Agent Observability',
  rate: 'معدّل أخذ العيّنات',
  rateHint: 'تُرسل الجلسة كلها أو لا تُرسل.',
  rateInvalid: 'أدخل رقمًا من 0.01 إلى 100.',
  privacyModeHint: 'يترك المطالبات والإجابات. تُرسل الرموز والتكلفة والأوقات والنموذج والبيانات الوصفية كما هي.',
  snippetLabel: 'لصق من Grafana',
  snippetHint: 'يملأ المقتطف من صفحة OpenTelemetry القيم الثلاث، هنا أو في أي حقل.',
  snippetPlaceholder: 'OTEL_EXPORTER_OTLP_…',
  snippetUnreadable: 'لا يوجد في هذا النص عنوان URL أساسي ولا معرّف مثيل ولا مفتاح API.',
  snippetFilled: (fields) => `مُلئ من المقتطف: ${fields}.`,
  testUntested: 'لم تُختبر بعد. تُحفظ الوجهة عندما يعمل اتصالها.',
  testRunning: 'جارٍ اختبار الاتصال…',
  testSlow: 'ما زلنا ننتظر Grafana…',
  cancelTest: 'إلغاء الاختبار',
  testNotNeeded: 'لم يتغيّر الاتصال ولا يحتاج إلى اختبار.',
  cancel: 'إلغاء',
  testPassed: (duration, time) => `الاتصال سليم · ${duration} · اختُبر ${time}`,
  testStale: (fields) => `لم يعد الاختبار حديثًا. تغيّر: ${fields}.`,
  testStaleHint: 'أعد الاختبار، أو أعد القيمة القديمة.',
  testExpired: 'الاختبار قديم ولا يصلح للحفظ. سيُعاد عند الحفظ.',
  goToField: (field) => `الانتقال إلى ${field}`,
  save: 'حفظ',
  testAndSave: 'اختبار وحفظ',
  saving: 'جارٍ الحفظ…',
  saved: 'حُفظ',
  fieldsToFix: (count) =>
    `تحتاج إلى مراجعة: ${arabicCount(count, {
      one: 'حقل واحد',
      two: 'حقلان',
      few: 'حقول',
      many: 'حقلًا',
      other: 'حقل',
    })}.`,
};
