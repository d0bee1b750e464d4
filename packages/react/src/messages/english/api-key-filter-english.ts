import type { ApiKeyFilterMessages } from '../api-key-filter-messages.ts';
import type { CommonMessages } from '../messages.ts';
import { commonEnglish } from './common-english.ts';

/** What the API key filter of the form says. In English, the default. */
export const apiKeyFilterEnglish: CommonMessages & ApiKeyFilterMessages = {
  ...commonEnglish,
  keyChoice: 'Which API keys',
  allKeys: 'All API keys',
  allKeysHint: 'Requests with any key are sent, also with keys that you create later.',
  someKeys: 'Only some API keys',
  someKeysHint: 'Requests with other keys, or without one, are not sent here.',
  keysLoading: 'Loading your API keys…',
  keysFailed: 'Couldn’t load your API keys.',
  keysUnavailable: 'There is no list of API keys to choose from.',
  keysUnavailableHint: 'This service does not offer it. Keys that were chosen before stay chosen, and can be removed.',
  keysEmpty: 'You have no API keys yet. Create one first, or send requests with all keys.',
  searchKeys: 'Search API keys',
  keyList: 'API keys',
  keysChosen: (count, total) => `${count} of ${total} chosen`,
  noKeyFound: (search) => `No API key matches “${search}”.`,
  unknownKey: 'Unknown key',
  unknownKeyHint: 'not among your keys now, perhaps deleted',
  noKeyChosen: 'Choose at least one API key, or all of them.',
};
