import type { FailureMessages } from '../failure-messages.ts';

/** Why a test, a sample trace or a save did not happen, and what can be done. In Arabic. */
export const failureArabic: FailureMessages = {
  testNotRun: 'تعذّر تشغيل الاختبار.',
  details: 'التفاصيل',
  copy: 'نسخ التفاصيل',
  code: 'الرمز',
  status: 'الحالة',
  time: 'الوقت',
  requestId: 'معرّف الطلب',
  answer: 'الردّ',
  saveFailed: 'تعذّر حفظ الوجهة.',
  conflict: 'غيّر شخص آخر هذه الوجهة في هذه الأثناء.',
  conflictHint: 'ما أدخلته ما زال هنا. «حفظ نسختي» يُبقي ما غيّرته، ويأخذ بقية القيم من النسخة الأخرى.',
  useTheirs: 'تحميل النسخة الأخرى',
  keepMine: 'حفظ نسختي',
  goneTitle: 'حُذفت هذه الوجهة في هذه الأثناء.',
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
  createAgain: 'إنشاؤها من جديد',
  goneHint: 'ما أدخلته ما زال هنا. أنشئ منه وجهة جديدة، أو ألغِ.',
};
