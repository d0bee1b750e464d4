import { advancedEnglish } from './english/advanced-english.ts';
import { apiKeyFilterEnglish } from './english/api-key-filter-english.ts';
import { conflictEnglish } from './english/conflict-english.ts';
import { deliveryEnglish } from './english/delivery-english.ts';
import { dialogEnglish } from './english/dialog-english.ts';
import { failureEnglish } from './english/failure-english.ts';
import { filterRulesEnglish } from './english/filter-rules-english.ts';
import { hintEnglish } from './english/hint-english.ts';
import { listEnglish } from './english/list-english.ts';
import { pageEnglish } from './english/page-english.ts';
import { previewEnglish } from './english/preview-english.ts';
import { savedEnglish } from './english/saved-english.ts';
import { sentTraceEnglish } from './english/sent-trace-english.ts';
import { toggleEnglish } from './english/toggle-english.ts';
import { tracesEnglish } from './english/traces-english.ts';
import { troubleshootingEnglish } from './english/troubleshooting-english.ts';
import type { Messages } from './messages.ts';

/** The kit's texts in English, the default. Components import the parts they use, so that a page with the switch alone carries no others. */
export const english: Messages = {
  ...toggleEnglish,
  ...listEnglish,
  ...deliveryEnglish,
  ...sentTraceEnglish,
  ...dialogEnglish,
  ...savedEnglish,
  ...failureEnglish,
  ...hintEnglish,
  ...conflictEnglish,
  ...previewEnglish,
  ...apiKeyFilterEnglish,
  ...filterRulesEnglish,
  ...advancedEnglish,
  ...pageEnglish,
  ...tracesEnglish,
  ...troubleshootingEnglish,
};
