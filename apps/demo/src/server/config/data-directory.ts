import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the parts of the demo keep what must survive a restart. */
export interface DataDirectory {
  readonly root: string;
  readonly settings: string;
  readonly traces: string;
  /** What is still to be delivered. */
  readonly queue: string;
}

/**
 * Makes the data directory, readable by its owner alone. A reset removes what the demo put there and nothing else: the
 * directory may be any that somebody named.
 */
export async function openDataDirectory(root: string, { reset }: { readonly reset: boolean }): Promise<DataDirectory> {
  const inRoot = (name: string) => join(root, name);
  const directory = { root, settings: inRoot('settings'), traces: inRoot('traces'), queue: inRoot('queue') };
  if (reset) {
    for (const path of [inRoot('keys.json'), directory.settings, directory.traces, directory.queue]) {
      await rm(path, { recursive: true, force: true });
    }
  }
  await mkdir(root, { recursive: true, mode: 0o700 });
  return directory;
}
