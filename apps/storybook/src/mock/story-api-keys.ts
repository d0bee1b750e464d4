import type { ApiKeyView } from '@broadcast-kit/core';

/** The API keys of the host, as stories choose from them. Not real keys. */
export const STORY_API_KEYS: readonly ApiKeyView[] = [
  { hash: '1'.repeat(64), name: 'Production', label: 'sk-or-v1-6fa...a1b' },
  { hash: '2'.repeat(64), name: 'Staging', label: 'sk-or-v1-09c...77e' },
  { hash: '3'.repeat(64), name: 'Notebook of the research team', label: 'sk-or-v1-d41...f00' },
];
