import { useEffect, useState } from 'react';
import { listOf, recordOf, textOf } from '../../trace-reading/json-record.ts';

/** Slugs with which the built-in model fails or takes its time. */
const SPECIAL_MODELS = ['demo/slow', 'demo/fail-429', 'demo/fail-500', 'demo/fail-midstream'];

async function loadModels(): Promise<readonly string[]> {
  try {
    const list = recordOf(await (await fetch('/api/v1/models')).json());
    return listOf(list.data)
      .map((model) => textOf(recordOf(model).id))
      .filter((id) => id !== '');
  } catch {
    return [];
  }
}

/** The models that the gateway offers. */
export function useModels(): readonly string[] {
  const [models, setModels] = useState<readonly string[]>([]);
  useEffect(() => {
    void loadModels().then(setModels);
  }, []);
  return [...models, ...SPECIAL_MODELS];
}
