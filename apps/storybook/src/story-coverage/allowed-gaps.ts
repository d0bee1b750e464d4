/** Texts of rare states. Each should get a story; the check fails for every one that has. */
const SHOWN_IN_COMPONENT_TESTS = [
  'copied',
  'partFailed',
  'copiedFrom',
  'nameTooLong',
  'testExpired',
  'savedLinks',
  'hintPortal',
  'fixInstanceId',
  'offline',
  'offlineText',
  'retryNow',
  'changed',
  'none',
  'previewHelp',
  'ruleNotANumber',
  'headerValueMissing',
  'headerMasked',
  'headerTwice',
  'findTraces',
  'numbersOverTime',
  'destinationOff',
  'connectionUntested',
  'deliveredAt',
  'deliveredJustNow',
  'lastAnswer',
  'tracesLost',
  'filtersSet',
  'timeRangeHint',
  'timeRanges.now-1h',
  'timeRanges.now-24h',
  'timeRanges.now-7d',
  'timeRanges.now-30d',
  'deliveriesUnknown',
] as const;

/** What has no story, and why it needs none. An entry that is shown after all fails the check as well. */
export const ALLOWED_GAPS: Readonly<Record<string, string>> = {
  'diagnosisWords: config.invalid':
    'The form says at the field what is wrong, and sends nothing that could be diagnosed.',
  'diagnosisWords: test.aborted': 'A cancelled test counts as not run: the form says that, never this diagnosis.',
  ...Object.fromEntries(
    SHOWN_IN_COMPONENT_TESTS.map((name) => [name, 'A state of few: the component tests show it, and no story yet.']),
  ),
};
