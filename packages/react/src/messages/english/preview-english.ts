import type { CommonMessages } from '../messages.ts';
import type { PreviewMessages } from '../preview-messages.ts';
import { commonEnglish } from './common-english.ts';

/** What the preview of a trace says. In English, the default. */
export const previewEnglish: CommonMessages & PreviewMessages = {
  ...commonEnglish,
  previewHelp: 'An invented request, as the settings above would send it.',
  previewPrivacy: 'Show with privacy mode',
  previewPrivacyHint: 'Only here, to compare. What is crossed out would not be sent.',
  leftOutCount: (count) => (count === 1 ? 'One value is left out.' : `${count} values are left out.`),
  leftOut: 'Left out:',
  previewTree: 'Spans and attributes',
  resource: 'Resource',
  attributeCount: (count) => (count === 1 ? 'One attribute' : `${count} attributes`),
};
