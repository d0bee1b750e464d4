import { advancedArabic } from './arabic/advanced-arabic.ts';
import { apiKeyFilterArabic } from './arabic/api-key-filter-arabic.ts';
import { commonArabic } from './arabic/common-arabic.ts';
import { conflictArabic } from './arabic/conflict-arabic.ts';
import { connectionArabic } from './arabic/connection-arabic.ts';
import { deliveryArabic } from './arabic/delivery-arabic.ts';
import { dialogArabic } from './arabic/dialog-arabic.ts';
import { failureArabic } from './arabic/failure-arabic.ts';
import { filterRulesArabic } from './arabic/filter-rules-arabic.ts';
import { formArabic } from './arabic/form-arabic.ts';
import { hintArabic } from './arabic/hint-arabic.ts';
import { listArabic } from './arabic/list-arabic.ts';
import { pageArabic } from './arabic/page-arabic.ts';
import { previewArabic } from './arabic/preview-arabic.ts';
import { savedArabic } from './arabic/saved-arabic.ts';
import { sentTraceArabic } from './arabic/sent-trace-arabic.ts';
import { toggleArabic } from './arabic/toggle-arabic.ts';
import { tracesArabic } from './arabic/traces-arabic.ts';
import { troubleshootingArabic } from './arabic/troubleshooting-arabic.ts';
import type { Messages } from './messages.ts';

/**
 * The kit's texts in Arabic.
 *
 * The host page sets the direction, `<html lang="ar" dir="rtl">`: the kit follows it. Grafana has no Arabic, so its menus keep their English names.
 *
 * @example
 * ```tsx
 * import { arabic } from '@broadcast-kit/react/locales/ar';
 *
 * <BroadcastProvider client={client} messages={arabic} locale="ar">
 * ```
 */
export const arabic: Messages = {
  ...commonArabic,
  ...toggleArabic,
  ...listArabic,
  ...deliveryArabic,
  ...formArabic,
  ...connectionArabic,
  ...sentTraceArabic,
  ...dialogArabic,
  ...savedArabic,
  ...failureArabic,
  ...hintArabic,
  ...conflictArabic,
  ...apiKeyFilterArabic,
  ...filterRulesArabic,
  ...advancedArabic,
  ...previewArabic,
  ...pageArabic,
  ...tracesArabic,
  ...troubleshootingArabic,
};
