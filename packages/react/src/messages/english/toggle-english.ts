import type { CommonMessages, ToggleMessages } from '../messages.ts';
import { commonEnglish } from './common-english.ts';

/** What the switch says. In English, the default. */
export const toggleEnglish: CommonMessages & ToggleMessages = {
  ...commonEnglish,
  toggleLabel: 'Enable Broadcast',
  toggleDescription: 'Send a trace of each request to your enabled destinations. Requests do not get slower.',
  toggleOn: 'On',
  toggleOff: 'Off',
  toggleSaving: 'Saving…',
  toggleConfirmed: (enabled) => `Broadcast is ${enabled ? 'on' : 'off'}.`,
  toggleFailed: (wanted, confirmed) =>
    `Couldn’t turn Broadcast ${wanted ? 'on' : 'off'}. It is still ${confirmed ? 'on' : 'off'}.`,
  toggleLoadFailed: 'Couldn’t read whether Broadcast is on.',
};
