import { pnpm } from './workspace-tools.mjs';

/** What a user may install without asking a lawyer. */
const allowedLicences = new Set(['MIT', 'ISC', 'Apache-2.0', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause']);

/**
 * Everything that installing the packages brings along: names and licences, without versions, which the lockfile holds.
 *
 * @param {readonly string[]} packages
 * @returns {Promise<string>} As Markdown.
 * @throws Error where a licence is none of those that are allowed.
 */
export async function installedDependencies(packages) {
  const sections = [];
  for (const name of packages) {
    const lines = (await licencesOf(name)).map(([dependency, licence]) => {
      if (!allowedLicences.has(licence)) {
        throw new Error(`@broadcast-kit/${name} would bring ${dependency}, whose licence is ${licence}.`);
      }
      return `- ${dependency} (${licence})`;
    });
    sections.push(`## @broadcast-kit/${name}\n\n${lines.join('\n') || 'Nothing.'}\n`);
  }
  return `# What an install brings\n\nBeside other packages of the kit, and without optional peers. Written by \`npm run api\`.\n\n${sections.join('\n')}`;
}

/**
 * @param {string} name
 * @returns {Promise<[string, string][]>} Names with their licences, sorted.
 */
async function licencesOf(name) {
  const filter = ['--filter', `@broadcast-kit/${name}`];
  const { code, output } = await pnpm([...filter, 'licenses', 'list', '--prod', '--no-optional', '--json'], {
    capture: true,
  });
  if (code !== 0) throw new Error(`pnpm licenses failed:\n${output}`);
  if (!output.trimStart().startsWith('{')) return [];
  /** @type {Record<string, { name: string }[]>} */
  const byLicence = JSON.parse(output);
  return Object.entries(byLicence)
    .flatMap(([licence, found]) =>
      found.map((dependency) => /** @type {[string, string]} */ ([dependency.name, licence])),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
