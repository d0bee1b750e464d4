import type { CommonMessages } from '../messages.ts';
import { apiEnglish } from './api-english.ts';

/** What several components say. In English, the default. */
export const commonEnglish: CommonMessages = {
  ...apiEnglish,
  readOnly: 'Only admins can change this.',
  retry: 'Try again',
  grafanaCloud: 'Grafana Cloud',
  testConnection: 'Test connection',
  privacyMode: 'Privacy mode',
  undo: 'Undo',
  justNow: 'just now',
  optional: 'optional',
  copied: 'Copied',
  docs: 'Read more',
  partLoading: 'Loading…',
  partFailed: 'Couldn’t load this part. Check the network and try again, or reload the page.',
};
