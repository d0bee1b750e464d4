import type { AdvancedMessages } from '../advanced-messages.ts';

/** What the advanced settings of the form say. In Arabic. */
export const advancedArabic: AdvancedMessages = {
  grafanaUrlHint: 'عنوان لوحاتك، مثل https://acme.grafana.net. إليه تقود روابط تتبّعاتك.',
  serviceNameHint: 'قيمة service.name التي تحملها تتبّعاتك في Grafana.',
  valueLimitHint: 'يُختصر النص الأطول ويُعلَّم. يقطع Grafana Cloud نفسه عند 2,048.',
  bytes: 'بايت',
  scopesHint: 'المزيد عن كل طلب. متوقف ما لم تطلبه.',
  scopeNames: { cost: 'التكلفة والاستهلاك', identity: 'الهوية', request_context: 'سياق الطلب' },
  scopeHints: {
    cost: 'الكتابة في الذاكرة المؤقتة، والبحث في الويب، وتكلفة المزوّد، وهل استُخدم مفتاحك لدى المزوّد.',
    identity: 'مساحة عملك، وبصمة مفتاح API.',
    request_context: 'ما ذكره تطبيقك في HTTP-Referer وX-Title وUser-Agent.',
  },
  agentObservabilityHint: 'يضيف ما يقرؤه تطبيق Agent Observability في Grafana. قد تتغيّر سماته.',
  preview: 'معاينة',
  headersHint: 'تُرسل مع كل طلب إلى عنوان URL الأساسي، إلى جانب بيانات الدخول. تُحفظ القيم مشفّرة.',
  noHeaders: 'لا توجد ترويسات إضافية.',
  header: (position) => `الترويسة ${position}`,
  headerName: 'الاسم',
  headerValue: 'القيمة',
  showHeaderValue: 'إظهار قيمة الترويسة',
  headerStored: 'محفوظة مشفّرة',
  replace: 'استبدال',
  replaceHeader: (name) => `استبدال قيمة ${name}`,
  keepHeader: 'الإبقاء على القيمة الحالية',
  removeHeader: (name) => `إزالة ${name}`,
  addHeader: 'إضافة ترويسة',
  headerNeeded: 'يشير عنوان URL الأساسي إلى مضيف آخر، لذلك لا تُستخدم له القيمة المحفوظة. أدخلها من جديد.',
  headerValueMissing: 'أدخل قيمة هذه الترويسة، أو أزل الترويسة.',
  headerMasked: 'هذه قيمة مخفية وليست القيمة نفسها. أدخل القيمة كاملة.',
  headerTwice: 'هذه الترويسة مكررة. لا فرق بين الأحرف الكبيرة والصغيرة في الأسماء.',
};
