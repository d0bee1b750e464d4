import { Markdown } from '@storybook/addon-docs/blocks';

const CHANGESETS = import.meta.glob<string>('../../../../.changeset/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const RELEASED = import.meta.glob<string>('../../../../packages/*/CHANGELOG.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;

/** A changeset below the packages that it is about. */
function text(changeset: string): string {
  const packages = [...(FRONT_MATTER.exec(changeset)?.[1] ?? '').matchAll(/@broadcast-kit\/[a-z]+/g)];
  return `### ${packages.join(', ')}\n\n${changeset.replace(FRONT_MATTER, '').trim()}`;
}

/** What changed, out of the files that releases are made of. */
export function Changelog() {
  return (
    <>
      {Object.keys(CHANGESETS).length > 0 && <h2>Not released yet</h2>}
      {Object.entries(CHANGESETS).map(([file, changeset]) => (
        <Markdown key={file}>{text(changeset)}</Markdown>
      ))}
      {Object.entries(RELEASED).map(([file, log]) => (
        <Markdown key={file}>{log}</Markdown>
      ))}
    </>
  );
}
