import type { ConnectionMessages } from '../connection-messages.ts';
import type { FailureMessages } from '../failure-messages.ts';
import type { CommonMessages, FormMessages } from '../messages.ts';
import { connectionEnglish } from './connection-english.ts';

/** Why a test, a sample trace or a save did not happen, and what can be done. In English, the default. */
export const failureEnglish: CommonMessages & FormMessages & ConnectionMessages & FailureMessages = {
  ...connectionEnglish,
  testNotRun: 'The test could not run.',
  details: 'Details',
  copy: 'Copy details',
  code: 'Code',
  status: 'Status',
  time: 'Time',
  requestId: 'Request ID',
  answer: 'Answer',
  saveFailed: 'Couldn’t save the destination.',
  conflict: 'Somebody else changed this destination meanwhile.',
  conflictHint: 'Your entries are still here. Save mine keeps what you changed, and theirs in everything else.',
  useTheirs: 'Load their version',
  keepMine: 'Save mine',
  goneTitle: 'This destination was deleted meanwhile.',
  traceNotSent: 'The sample trace was not sent.',
  signedOut: 'Your session has ended.',
  signedOutText:
    'Sign in again in another tab, then try again here. Nothing was sent to Grafana, and your entries stay.',
  notAllowed: 'You may not change destinations.',
  notAllowedText: 'Ask an admin to do it. Nothing was sent to Grafana.',
  offline: 'You are offline.',
  offlineText: 'Nothing was sent. Your entries stay here until you are back online.',
  retryIn: (wait) => `in ${wait}`,
  retryNow: 'You can try again now.',
  createAgain: 'Create it again',
  goneHint: 'Your entries are still here. Create a new destination from them, or cancel.',
};
