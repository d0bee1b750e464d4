import path from 'node:path';

/**
 * Where a package comes from.
 *
 * @typedef {object} Origin
 * @property {string} url Of the repository: `https://github.com/acme/kit`.
 * @property {string} commit
 * @property {string} directory Of the package in it: `packages/core`.
 */

/**
 * A manifest that says where its package comes from. npm compares this with the repository whose workflow publishes it.
 *
 * @param {string} manifest
 * @param {Origin} origin
 */
export function manifestWithRepository(manifest, { url, directory }) {
  const fields = {
    repository: { type: 'git', url: `git+${url}.git`, directory },
    homepage: `${url}/tree/main/${directory}#readme`,
    bugs: `${url}/issues`,
  };
  return `${JSON.stringify({ ...JSON.parse(manifest), ...fields }, null, 2)}\n`;
}

/**
 * A README whose links lead into the repository, at the commit that is published: it is read on npm and in `node_modules`.
 *
 * @param {string} text
 * @param {Origin} origin
 */
export function readmeWithWholeLinks(text, { url, commit, directory }) {
  /** @param {string} link */
  const whole = (link) => {
    if (/^(?:[a-z]+:|\/\/|#)/.test(link)) return link;
    const view = /\.(?:png|svg)$/.test(link) ? 'raw' : 'blob';
    return `${url}/${view}/${commit}/${path.posix.join(directory, link)}`;
  };
  return text
    .replaceAll(/(\]\()([^)\s]+)/g, (_, before, link) => before + whole(link))
    .replaceAll(/(\b(?:src|srcset|href)=")([^"]+)/g, (_, before, link) => before + whole(link));
}
