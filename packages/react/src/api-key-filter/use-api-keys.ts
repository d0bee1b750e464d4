import type { ApiKeysView, ApiKeyView, SettingsError, SettingsResult } from '@broadcast-kit/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { settle } from '../settings-store/settle.ts';

/** Asks for the API keys that a destination may be limited to. */
export type ListApiKeys = (options: { readonly signal: AbortSignal }) => Promise<SettingsResult<ApiKeysView>>;

/** Where the list of API keys stands. */
export type ApiKeysState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly keys: readonly ApiKeyView[] }
  /** The host offers no list. */
  | { readonly status: 'unavailable' }
  | { readonly status: 'failed'; readonly error: SettingsError };

/** The list of API keys, asked for while `wanted`, and a way to ask again. */
export function useApiKeys(
  list: ListApiKeys,
  wanted: boolean,
): { readonly state: ApiKeysState; readonly load: () => void } {
  const [state, setState] = useState<ApiKeysState>({ status: 'loading' });
  const running = useRef<AbortController>(undefined);
  const load = useCallback(() => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setState({ status: 'loading' });
    void settle(() => list({ signal: abort.signal })).then((result) => {
      if (!abort.signal.aborted) setState(stateFrom(result));
    });
  }, [list]);
  useEffect(() => {
    if (!wanted) return undefined;
    load();
    return () => running.current?.abort();
  }, [load, wanted]);
  return { state, load };
}

function stateFrom(result: SettingsResult<ApiKeysView>): ApiKeysState {
  if (!result.ok) return { status: 'failed', error: result.error };
  return result.value.available ? { status: 'ready', keys: result.value.keys } : { status: 'unavailable' };
}
