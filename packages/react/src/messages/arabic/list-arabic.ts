import type { ListMessages } from '../messages.ts';
import { arabicCount } from './arabic-count.ts';

const REFUSED = { enable: 'تفعيل', disable: 'تعطيل', delete: 'حذف', test: 'اختبار' } as const;

/** What the list says. In Arabic. */
export const listArabic: ListMessages = {
  configured: 'المُعدّة',
  available: 'المتاحة',
  loading: 'جارٍ تحميل الوجهات…',
  listFailed: 'تعذّر تحميل وجهاتك.',
  reloadFailed: 'تعذّر تحديث القائمة، وقد تكون قديمة.',
  emptyTitle: 'لا توجد وجهات بعد',
  emptyText: 'اربط stack في Grafana Cloud لترى طلباتك على شكل تتبّعات.',
  grafanaCloudHint: 'تتبّعات في Tempo عبر OTLP',
  addDestination: 'إضافة وجهة',
  limitReached: (limit) =>
    `كل وجهات Grafana Cloud مستخدمة (${arabicCount(limit, {
      one: 'وجهة واحدة',
      two: 'وجهتان',
      few: 'وجهات',
      many: 'وجهة',
      other: 'وجهة',
    })}). احذف واحدة لإضافة أخرى.`,
  runTests: 'تشغيل الاختبارات',
  sampled: (percent) => `يُرسل ${percent} من التتبّعات`,
  disabled: 'معطّلة',
  healthy: 'سليمة',
  failing: 'فيها خلل',
  untested: 'لم تُختبر',
  testing: 'جارٍ الاختبار…',
  healthyDetail: (duration) => (duration === undefined ? 'الاتصال سليم' : `الاتصال سليم · ${duration}`),
  untestedDetail: 'لم يُرسل شيء إلى هنا بعد.',
  checkedAt: (time) => `فُحصت ${time}`,
  edit: (name) => `تعديل ${name}`,
  moreActions: (name) => `إجراءات أخرى لـ ${name}`,
  enable: 'تفعيل',
  disable: 'تعطيل',
  delete: 'حذف',
  deleting: 'جارٍ الحذف…',
  actionFailed: (action, name) => `تعذّر ${REFUSED[action]} ${name}.`,
  deleted: (name) => `حُذفت ${name}`,
  restoreFailed: (name) => `تعذّرت استعادة ${name}.`,
  dismiss: 'إغلاق',
  view: (name) => `عرض ${name}`,
  duplicate: 'تكرار',
  deliveriesOf: (name) => `عمليات التسليم إلى ${name}`,
  lastTraceAt: (time) => `آخر تتبّع ${time}`,
  noTracesYet: 'لا تتبّعات بعد',
  statusUnknown: 'حالة التسليم غير معروفة',
  autoDisabled: (time) => `عُطّلت تلقائيًا ${time}، لأنه تعذّر تسليم أي شيء لأيام.`,
  autoDisabledHint: 'تُرسل التتبّعات التي ما زالت محفوظة عند إعادة التفعيل.',
  enableAgain: 'إعادة التفعيل',
};
