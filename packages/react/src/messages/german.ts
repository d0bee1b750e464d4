import { advancedGerman } from './german/advanced-german.ts';
import { apiKeyFilterGerman } from './german/api-key-filter-german.ts';
import { commonGerman } from './german/common-german.ts';
import { conflictGerman } from './german/conflict-german.ts';
import { connectionGerman } from './german/connection-german.ts';
import { deliveryGerman } from './german/delivery-german.ts';
import { dialogGerman } from './german/dialog-german.ts';
import { failureGerman } from './german/failure-german.ts';
import { filterRulesGerman } from './german/filter-rules-german.ts';
import { formGerman } from './german/form-german.ts';
import { hintGerman } from './german/hint-german.ts';
import { listGerman } from './german/list-german.ts';
import { pageGerman } from './german/page-german.ts';
import { previewGerman } from './german/preview-german.ts';
import { savedGerman } from './german/saved-german.ts';
import { sentTraceGerman } from './german/sent-trace-german.ts';
import { toggleGerman } from './german/toggle-german.ts';
import { tracesGerman } from './german/traces-german.ts';
import { troubleshootingGerman } from './german/troubleshooting-german.ts';
import type { Messages } from './messages.ts';

/**
 * The kit's texts in German.
 *
 * @example
 * ```tsx
 * import { german } from '@broadcast-kit/react/locales/de';
 *
 * <BroadcastProvider client={client} messages={german} locale="de">
 * ```
 */
export const german: Messages = {
  ...commonGerman,
  ...toggleGerman,
  ...listGerman,
  ...deliveryGerman,
  ...formGerman,
  ...connectionGerman,
  ...sentTraceGerman,
  ...dialogGerman,
  ...savedGerman,
  ...failureGerman,
  ...hintGerman,
  ...conflictGerman,
  ...apiKeyFilterGerman,
  ...filterRulesGerman,
  ...advancedGerman,
  ...previewGerman,
  ...pageGerman,
  ...tracesGerman,
  ...troubleshootingGerman,
};
