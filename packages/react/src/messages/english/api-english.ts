import type { ApiMessages } from '../api-messages.ts';

/** What the settings API and core say. They say it in English, the default. */
export const apiEnglish: ApiMessages = {
  errorText: ({ message }) => message,
  diagnosisWords: (diagnosis) => diagnosis,
  fixLabel: ({ label }) => label,
  issueText: ({ message }) => message,
};
