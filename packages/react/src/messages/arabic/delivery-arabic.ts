import type { SkippedReason } from '@broadcast-kit/core';
import type { DeliveryMessages, DeliveryReason } from '../delivery-messages.ts';
import { arabicCount } from './arabic-count.ts';

const REASONS: Readonly<Record<DeliveryReason, string>> = {
  rate_limited: 'لا يقبل Grafana المزيد حاليًا',
  unavailable: 'لا يعمل Grafana حاليًا',
  connection: 'لا ردّ',
  aborted: 'أُلغي',
  rejected: 'لم يُقبل المحتوى',
  partially_rejected: 'لم تُقبل بعض المقاطع',
  too_large: 'كبير جدًا',
  auth: 'رُفض معرّف المثيل أو مفتاح API',
  not_found: 'لا شيء عند عنوان URL الأساسي',
  redirected: 'أحالت نقطة النهاية إلى مكان آخر',
  unexpected: 'ليست نقطة نهاية OTLP',
  blocked: 'العنوان غير مسموح به',
  server_error: 'خطأ في Grafana',
  expired: 'طال الانتظار',
  queue_full: 'المنتظر كثير جدًا',
  queue_failed: 'تعذّر التخزين',
  shut_down: 'أُعيد تشغيل الخدمة',
  destinations_unknown: 'تعذّرت قراءة الإعدادات',
  invalid: 'تتبّع غير صالح',
  destination_gone: 'حُذفت الوجهة',
  damaged: 'تالف على القرص',
};

const SKIPPED: Readonly<Record<SkippedReason, string>> = {
  disabled: 'معطّلة',
  api_key: 'تصفية المفاتيح',
  filtered: 'قواعد التصفية',
  sampled_out: 'أخذ العيّنات',
};

/** What the list says about deliveries. In Arabic. */
export const deliveryArabic: DeliveryMessages = {
  lastTrace: 'آخر تتبّع',
  noTrace: 'لا شيء منذ آخر تشغيل للخدمة',
  lastAttempt: 'آخر محاولة',
  noAttempt: 'لا شيء منذ آخر تشغيل للخدمة',
  attemptOutcomes: {
    delivered: 'سُلّم',
    partial: 'سُلّم جزئيًا',
    retry: 'لم يُسلّم بعد، وستُعاد المحاولة قريبًا',
    held: 'رُفض، ويُحفظ حتى تعمل الإعدادات',
    split: 'أُعيد الإرسال في أجزاء أصغر',
    dropped: 'تُخلّي عنه',
  },
  requests: (count, text) =>
    arabicCount(count, { one: 'طلب واحد', two: 'طلبان', few: 'طلبات', many: 'طلبًا', other: 'طلب' }, text),
  attemptNumber: (attempt) => `المحاولة ${attempt}`,
  delivered: 'ما سُلّم',
  pending: 'المنتظر',
  dropped: 'ما تُخلّي عنه',
  refused: 'ما لم يُستلم',
  skipped: 'ما استُبعد',
  deliveryReason: (reason) => REASONS[reason as DeliveryReason] ?? reason,
  skippedReason: (reason) => SKIPPED[reason as SkippedReason] ?? reason,
  statusFailed: 'تعذّرت قراءة حالة التسليم.',
  statusReadAt: (time) => `قُرئت ${time}.`,
  refresh: 'تحديث',
};
