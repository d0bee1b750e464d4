import type { TroubleshootingMessages } from '../troubleshooting-messages.ts';
import { arabicCount } from './arabic-count.ts';

/** What the page says about traces that do not appear. In Arabic. */
export const troubleshootingArabic: TroubleshootingMessages = {
  verdicts: { fine: 'سليم', problem: 'مشكلة', look: 'يستحق نظرة' },
  broadcastOn: 'Broadcast مفعّل.',
  broadcastOff: 'Broadcast متوقف، لذلك لا يُرسل شيء.',
  turnOnBroadcast: 'تفعيل Broadcast',
  destinationOn: 'الوجهة مفعّلة.',
  destinationOff: 'الوجهة معطّلة، لذلك لا يُرسل إليها شيء.',
  connectionWorks: (time, url) => `عمل عنوان URL الأساسي ومعرّف المثيل ومفتاح API ${time}. تُرسل التتبّعات إلى ${url}.`,
  connectionUntested: 'لم يُختبر الاتصال بعد. اختبره.',
  deliveredAt: (time) => `استلم Grafana آخر تتبّع ${time}.`,
  deliveredJustNow: (time) => `استلم Grafana آخر تتبّع ${time}. يظهر بعد ذلك بدقيقة إلى دقيقتين.`,
  deliveredNever: 'لم يُسلّم شيء منذ آخر تشغيل للخدمة. أرسل طلبًا ثم انتظر دقيقة إلى دقيقتين.',
  lastAnswer: (outcome, time) => `آخر محاولة، ${time}: ${outcome}.`,
  tracesLost: (count, text) =>
    `تُخلّي عن تتبّعات ${arabicCount(
      count,
      { one: 'طلب واحد', two: 'طلبين', few: 'طلبات', many: 'طلبًا', other: 'طلب' },
      text,
    )}. السبب مذكور في صف الوجهة.`,
  sampledAll: 'يرسل أخذ العيّنات كل التتبّعات.',
  sampledSome: (percent, skipped) =>
    skipped === undefined
      ? `يرسل أخذ العيّنات ${percent} من التتبّعات. قد لا يكون تتبّعك بينها.`
      : `يرسل أخذ العيّنات ${percent} من التتبّعات وقد استبعد ${skipped} حتى الآن. قد يكون تتبّعك بينها.`,
  filtersNone: 'لا تصفية تمنع الطلبات.',
  filtersSet: (skipped) =>
    skipped === undefined
      ? 'تصفية المفاتيح أو قواعد التصفية مضبوطة. لم تستبعد شيئًا حتى الآن.'
      : `استبعدت تصفية المفاتيح وقواعد التصفية حتى الآن من الطلبات: ${skipped}.`,
  limitsFine: (bytes) => `لم يُبلغ أي حد. تُختصر النصوص التي تزيد على ${bytes} بايت وتُعلَّم.`,
  limitsNow: 'يرفض Grafana التتبّعات بسبب حدوده للمعدل أو الحجم. راجع استخدام المكدّس لديك.',
  limitsMet: (count, text) =>
    `تجاوزت حدًا من حدود Grafana تتبّعات ${arabicCount(
      count,
      { one: 'طلب واحد', two: 'طلبين', few: 'طلبات', many: 'طلبًا', other: 'طلب' },
      text,
    )}. راجع استخدام المكدّس لديك.`,
  timeRangeHint: (range, time) => `في Grafana اختر المدى الزمني «${range}» أو مدى أوسع: سُلّم آخر تتبّع ${time}.`,
  timeRanges: {
    'now-1h': 'Last 1 hour',
    'now-24h': 'Last 24 hours',
    'now-7d': 'Last 7 days',
    'now-30d': 'Last 30 days',
  },
  dataSourceHint: (dataSource) => `في Explore اختر مصدر البيانات ${dataSource}. لا تتبّعات في غيره.`,
  privacyOff: 'تُرسل المطالبات والإجابات معها.',
  privacyOn: 'وضع الخصوصية مفعّل: تظهر التتبّعات من دون المطالبات والإجابات.',
  deliveriesUnknown: 'تعذّرت قراءة حالة التسليم.',
  checkAgain: 'الفحص من جديد',
};
