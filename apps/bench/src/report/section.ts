const begin = (name: string) => `<!-- ${name}: written by npm run bench -->`;
const end = (name: string) => `<!-- end of ${name} -->`;

function bounds(document: string, name: string): readonly [number, number] {
  const from = document.indexOf(begin(name));
  const to = document.indexOf(end(name));
  if (from < 0 || to < from) throw new Error(`The document lacks ${begin(name)} or, after it, ${end(name)}.`);
  return [from + begin(name).length, to];
}

/** What stands between the marks of a section. */
export function sectionOf(document: string, name: string): string {
  return document.slice(...bounds(document, name)).trim();
}

/** The document with something else between the marks of a section. */
export function withSection(document: string, name: string, content: string): string {
  const [from, to] = bounds(document, name);
  return `${document.slice(0, from)}\n\n${content}\n\n${document.slice(to)}`;
}
