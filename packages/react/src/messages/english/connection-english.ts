import type { ConnectionMessages } from '../connection-messages.ts';
import type { CommonMessages, FormMessages } from '../messages.ts';
import { formEnglish } from './form-english.ts';

/** What the form says about sample traces. In English, the default. */
export const connectionEnglish: CommonMessages & FormMessages & ConnectionMessages = {
  ...formEnglish,
  sendTrace: 'Send trace',
  sendingTrace: 'Sending a sample trace…',
  cancelSending: 'Cancel sending',
  traceSent: (duration, time) => `Sample trace sent · ${duration} · ${time}`,
  tracePreview: 'What is sent',
  tracePreviewSummary: (privacyMode) =>
    privacyMode ? 'A sample trace, without prompts and completions' : 'A sample trace with these settings',
};
