import type { ApiKeyFilterMessages } from '../api-key-filter-messages.ts';

/** What the API key filter of the form says. In Arabic. */
export const apiKeyFilterArabic: ApiKeyFilterMessages = {
  keyChoice: 'أيّ مفاتيح API',
  allKeys: 'كل مفاتيح API',
  allKeysHint: 'تُرسل الطلبات بأي مفتاح، وكذلك بالمفاتيح التي تنشئها لاحقًا.',
  someKeys: 'بعض مفاتيح API فقط',
  someKeysHint: 'لا تُرسل إلى هنا الطلبات بمفاتيح أخرى أو من دون مفتاح.',
  keysLoading: 'جارٍ تحميل مفاتيح API…',
  keysFailed: 'تعذّر تحميل مفاتيح API.',
  keysUnavailable: 'لا توجد قائمة مفاتيح API للاختيار منها.',
  keysUnavailableHint: 'لا توفّرها هذه الخدمة. تبقى المفاتيح التي اختيرت من قبل مختارة، ويمكن إزالتها.',
  keysEmpty: 'ليس لديك مفاتيح API بعد. أنشئ واحدًا أولًا، أو أرسل الطلبات بكل المفاتيح.',
  searchKeys: 'البحث في مفاتيح API',
  keyList: 'مفاتيح API',
  keysChosen: (count, total) => `اختير ${count} من ${total}`,
  noKeyFound: (search) => `لا يوجد مفتاح API يطابق «${search}».`,
  unknownKey: 'مفتاح غير معروف',
  unknownKeyHint: 'ليس بين مفاتيحك الآن، وربما حُذف',
  noKeyChosen: 'اختر مفتاح API واحدًا على الأقل، أو اخترها كلها.',
};
