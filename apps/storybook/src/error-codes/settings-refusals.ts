import type { BroadcastErrorCode, SettingsErrorCode } from '@broadcast-kit/core';

/** What a code means, and what the kit does about it. */
export interface CodeMeaning {
  readonly meaning: string;
  readonly shownAs: string;
}

/** Refusals of the settings API. The compiler misses the ones that are not explained here. */
export const SETTINGS_REFUSALS: Readonly<Record<SettingsErrorCode, CodeMeaning>> = {
  invalid_request: {
    meaning: 'A value cannot work. issues names each field.',
    shownAs: 'The text at each field; the first one gets the focus.',
  },
  connection_test_failed: {
    meaning: 'The test before the save failed. diagnosis says why.',
    shownAs: 'The diagnosis, under the button. Nothing was saved.',
  },
  secret_required: {
    meaning: 'The host changed, so the stored key does not count for it.',
    shownAs: 'An empty key field with the focus, and the reason.',
  },
  unauthenticated: { meaning: 'The session is over.', shownAs: 'A sentence in place of the part, with another try.' },
  forbidden: { meaning: 'The caller may read, but not change.', shownAs: 'Read-only parts that say why.' },
  not_found: { meaning: 'Somebody deleted it meanwhile.', shownAs: 'An offer to create it again.' },
  name_taken: { meaning: 'Another destination has this name.', shownAs: 'A text at the name.' },
  limit_reached: { meaning: 'Five destinations of a type exist.', shownAs: 'The reason beside the button.' },
  version_conflict: {
    meaning: 'Somebody changed it meanwhile. current is how it is now.',
    shownAs: 'Both versions, field by field, to choose from.',
  },
  rate_limited: { meaning: 'Too many tests in a minute, or in an hour.', shownAs: 'When to try again.' },
  server_error: { meaning: 'The server failed.', shownAs: 'The request id, for support.' },
  network_error: { meaning: 'No answer: offline, blocked, or down.', shownAs: 'What was not done, with another try.' },
  aborted: { meaning: 'The caller gave up.', shownAs: 'Nothing.' },
};

/** What `BroadcastError` is thrown for. All are mistakes in code or configuration. */
export const MISUSES: Readonly<Record<BroadcastErrorCode, string>> = {
  invalid_option: 'An option is missing or cannot be understood.',
  invalid_config: 'The configuration of a destination in code or environment cannot work.',
  invalid_generation: 'A generation has times that no receiver takes.',
  shut_down: 'A generation was recorded after shutdown().',
  secret_unreadable: 'No key of the ring opens a stored secret.',
  store_failed: 'The store of an adapter did not answer.',
};
