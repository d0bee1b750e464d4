import type { SavedMessages } from '../saved-messages.ts';

/** What the form says once a new destination is saved. In Arabic. */
export const savedArabic: SavedMessages = {
  savedTitle: (name) => `تم ربط ${name}`,
  savedText: 'أرسل طلبًا. يظهر تتبّعه في Grafana خلال دقيقة إلى دقيقتين.',
  savedWhere: 'افتح Explore في Grafana، واختر مصدر البيانات grafanacloud-…-traces، وشغّل أحد هذه الاستعلامات.',
  savedLinks: 'ابحث هناك بأحد هذه الاستعلامات.',
  broadcastIsOff: 'Broadcast متوقف، لذلك لا يُرسل شيء بعد.',
  turnOn: 'تفعيل Broadcast',
  done: 'تم',
};
