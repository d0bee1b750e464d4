import type { CommonMessages } from '../messages.ts';
import type { SavedMessages } from '../saved-messages.ts';
import { commonEnglish } from './common-english.ts';

/** What the form says once a new destination is saved. In English, the default. */
export const savedEnglish: CommonMessages & SavedMessages = {
  ...commonEnglish,
  savedTitle: (name) => `${name} is connected`,
  savedText: 'Send a request. Its trace appears in Grafana within 1–2 minutes.',
  savedWhere: 'In Grafana, open Explore, choose the data source grafanacloud-…-traces, and run one of these queries.',
  savedLinks: 'Look there with one of these queries.',
  broadcastIsOff: 'Broadcast is off, so nothing is sent yet.',
  turnOn: 'Turn on Broadcast',
  done: 'Done',
};
