import { useEffect, useState } from 'react';

/** What `GET /api/demo/info` tells. */
export interface DemoInfo {
  readonly otlpBaseUrl: string;
  readonly instanceId: string;
  readonly apiKey: string;
  readonly managementKey: string;
  readonly gatewayKeys: readonly string[];
}

/** The credentials of this demo, or why this browser does not get them. */
export type DemoInfoState =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly info: DemoInfo }
  | { readonly state: 'failed'; readonly message: string };

async function loadDemoInfo(): Promise<DemoInfoState> {
  try {
    const response = await fetch('/api/demo/info');
    const body: unknown = await response.json();
    if (response.ok) return { state: 'ready', info: body as DemoInfo };
    return { state: 'failed', message: (body as { error: { message: string } }).error.message };
  } catch {
    return { state: 'failed', message: 'The demo does not answer. Is it still running?' };
  }
}

/** Loads the credentials of this demo once. */
export function useDemoInfo(): DemoInfoState {
  const [state, setState] = useState<DemoInfoState>({ state: 'loading' });
  useEffect(() => {
    void loadDemoInfo().then(setState);
  }, []);
  return state;
}
