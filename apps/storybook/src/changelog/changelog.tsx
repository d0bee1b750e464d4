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

/** A changeset without the packages that it names: they share one version. */
function text(changeset: string): string {
  return changeset.replace(/^---\n[\s\S]*?\n---\n/, '').trim();
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
