import { useEffect, useState } from 'react';
import { listOf, recordOf, textOf } from '../../trace-reading/json-record.ts';

/** Slugs with which the built-in model fails or takes its time. */
const SPECIAL_MODELS = ['demo/slow', 'demo/fail-429', 'demo/fail-500', 'demo/fail-midstream'];

async function loadModels(apiKey: string): Promise<readonly string[]> {
  try {
    const response = await fetch('/api/v1/models', { headers: { authorization: `Bearer ${apiKey}` } });
    const list = recordOf(await response.json());
    return listOf(list.data)
      .map((model) => textOf(recordOf(model).id))
      .filter((id) => id !== '');
  } catch {
    return [];
  }
}

/** The models that the gateway offers to this key; without one only those that fail or take their time. */
export function useModels(apiKey: string | undefined): readonly string[] {
  const [models, setModels] = useState<readonly string[]>([]);
  useEffect(() => {
    if (apiKey !== undefined) void loadModels(apiKey).then(setModels);
  }, [apiKey]);
  return [...models, ...SPECIAL_MODELS];
}
