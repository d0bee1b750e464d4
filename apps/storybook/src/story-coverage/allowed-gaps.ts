/** What has no story, and why it needs none. An entry that is shown after all fails the check as well. */
export const ALLOWED_GAPS: Readonly<Record<string, string>> = {
  'diagnosisWords: config.invalid':
    'The form says at the field what is wrong, and sends nothing that could be diagnosed.',
  'diagnosisWords: test.aborted': 'A cancelled test counts as not run: the form says that, never this diagnosis.',
};
