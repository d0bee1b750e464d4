import type { ApiKeyView } from '@broadcast-kit/core';
import { type ReactElement, useId, useState } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { apiKeyFilterEnglish } from '../messages/english/api-key-filter-english.ts';
import { Check } from '../primitives/check.tsx';

/** Props of {@link ApiKeyList}. */
export interface ApiKeyListProps {
  readonly keys: readonly ApiKeyView[];
  /** Whether `keys` are all that there are; else it is not known whether a chosen one still exists. */
  readonly known: boolean;
  readonly chosen: readonly string[];
  readonly locked: boolean;
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** From this many keys on people search rather than look. */
const SEARCH_FROM = 6;

/** The keys to choose from, and those that are chosen though nobody knows their name. */
export function ApiKeyList({ keys, known, chosen, locked, onChoose }: ApiKeyListProps): ReactElement | null {
  const m = useMessages(apiKeyFilterEnglish);
  const id = useId();
  const [search, setSearch] = useState('');
  // Those that were chosen when the list came stay in it after they are unchecked, so that a slip can be mended.
  const [chosenAtFirst] = useState(chosen);
  const names = new Set(keys.map(({ hash }) => hash));
  const nameless = chosenAtFirst.filter((hash) => !names.has(hash));
  const all = [
    ...nameless.map((hash) => ({ hash, name: m.unknownKey, label: `${hash.slice(0, 8)}…`, isUnknown: true })),
    ...keys.map((key) => ({ ...key, isUnknown: false })),
  ];
  const wanted = search.trim().toLowerCase();
  const shown = all.filter(({ name, label = '' }) => `${name} ${label}`.toLowerCase().includes(wanted));
  if (all.length === 0) return known ? <p className="bk-hint">{m.keysEmpty}</p> : null;
  return (
    <div className="bk-field">
      {all.length >= SEARCH_FROM && (
        <input
          className="bk-control"
          type="search"
          aria-label={m.searchKeys}
          aria-controls={id}
          placeholder={m.searchKeys}
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          onKeyDown={(event) => {
            // Enter would submit the form.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      )}
      <fieldset className="bk-panel bk-choices" data-list="" id={id} aria-label={m.keyList}>
        {shown.map(({ hash, name, label, isUnknown }) => (
          <Check
            key={hash}
            label={name}
            hint={
              <>
                {label && (
                  <span className="bk-mono" dir="ltr">
                    {label}
                  </span>
                )}
                {isUnknown && known && ` ${m.unknownKeyHint}`}
              </>
            }
            disabled={locked}
            checked={chosen.includes(hash)}
            onCheckedChange={(checked) =>
              onChoose(checked ? [...chosen, hash] : chosen.filter((other) => other !== hash))
            }
          />
        ))}
        {shown.length === 0 && <p className="bk-hint">{m.noKeyFound(search.trim())}</p>}
      </fieldset>
      <p className="bk-hint" role="status">
        {m.keysChosen(chosen.length, all.length)}
      </p>
    </div>
  );
}
