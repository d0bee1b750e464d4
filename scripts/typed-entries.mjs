import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-command.mjs';

/**
 * A public entry that has types.
 * @typedef {{ name: string, specifier: string, packageFolder: string, types: string }} TypedEntry `name` is `core`,
 *   `core-node`, ...; `specifier` is what a user writes after `from`.
 */

/** Folder names of the packages that are published. */
export const publishedPackages = ['core', 'server', 'react'];

/** @returns {TypedEntry[]} The entries of all published packages, as their manifests name them. */
export function typedEntries() {
  return publishedPackages.flatMap((name) => {
    const packageFolder = path.join(root, 'packages', name);
    const { exports } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
    return Object.entries(exports).flatMap(([subpath, target]) =>
      typeof target !== 'object' || target.types === undefined
        ? []
        : [
            {
              name: [name, ...subpath.split('/').slice(1)].join('-'),
              specifier: `@broadcast-kit/${name}${subpath.slice(1)}`,
              packageFolder,
              types: path.join(packageFolder, target.types),
            },
          ],
    );
  });
}
