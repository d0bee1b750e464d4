import type { FailureMessages } from '../failure-messages.ts';

/** Why a test, a sample trace or a save did not happen, and what can be done. In German. */
export const failureGerman: FailureMessages = {
  testNotRun: 'Der Test konnte nicht laufen.',
  details: 'Einzelheiten',
  copy: 'Einzelheiten kopieren',
  code: 'Code',
  status: 'Status',
  time: 'Zeit',
  requestId: 'Anfrage-ID',
  answer: 'Antwort',
  saveFailed: 'Das Ziel ließ sich nicht speichern.',
  conflict: 'Jemand hat dieses Ziel inzwischen geändert.',
  conflictHint:
    'Ihre Eingaben sind noch da. „Meine speichern“ behält, was Sie geändert haben, und übernimmt sonst die andere Fassung.',
  useTheirs: 'Andere Fassung laden',
  keepMine: 'Meine speichern',
  goneTitle: 'Dieses Ziel wurde inzwischen gelöscht.',
  traceNotSent: 'Der Beispiel-Trace wurde nicht gesendet.',
  signedOut: 'Ihre Sitzung ist beendet.',
  signedOutText:
    'Melden Sie sich in einem anderen Tab wieder an und versuchen Sie es dann hier noch einmal. An Grafana wurde nichts gesendet, und Ihre Eingaben bleiben.',
  notAllowed: 'Sie dürfen Ziele nicht ändern.',
  notAllowedText: 'Bitten Sie einen Admin darum. An Grafana wurde nichts gesendet.',
  offline: 'Sie sind offline.',
  offlineText: 'Es wurde nichts gesendet. Ihre Eingaben bleiben hier, bis Sie wieder online sind.',
  retryIn: (wait) => `in ${wait}`,
  retryNow: 'Sie können es jetzt noch einmal versuchen.',
  createAgain: 'Neu anlegen',
  goneHint: 'Ihre Eingaben sind noch da. Legen Sie daraus ein neues Ziel an, oder brechen Sie ab.',
};
