/** What a page shows. */
export interface Scene {
  /** `page`: the settings page; `form`: the form of one destination; `input`: one text input in React, and nothing else. */
  readonly name: 'page' | 'form' | 'input';
  /** Rows of the list. */
  readonly destinations: number;
  /** Filter rules of the destination in the form. */
  readonly rules: number;
}

/** The query string that opens a scene. */
export function sceneQuery({ name, destinations, rules }: Scene): string {
  return `?${new URLSearchParams({ name, destinations: `${destinations}`, rules: `${rules}` })}`;
}

/** Reads what {@link sceneQuery} wrote. */
export function readScene(query: string): Scene {
  const values = new URLSearchParams(query);
  const name = values.get('name');
  if (name !== 'page' && name !== 'form' && name !== 'input') throw new Error(`There is no scene ${name}.`);
  return { name, destinations: Number(values.get('destinations')), rules: Number(values.get('rules')) };
}
