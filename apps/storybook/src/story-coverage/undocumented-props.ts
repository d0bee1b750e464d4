import ts from 'typescript';
import { type KitProgram, propsOf } from './kit-program.ts';

/** What happens without an optional prop is said in one of these ways. */
const SAYS_DEFAULT = /\bdefault\b|\bwithout\b|\bleave out\b/i;

/**
 * The props of exported components that a reader of the props tables learns too little about: those without a description,
 * and optional ones, handlers aside, that do not say what holds without them.
 */
export function undocumentedProps({ checker, exportsOf }: KitProgram): readonly string[] {
  return exportsOf('react').flatMap((component) =>
    (propsOf(checker, component)?.getProperties() ?? []).flatMap((prop) => {
      const name = `${component.name}.${prop.name}`;
      const description = ts.displayPartsToString(prop.getDocumentationComment(checker));
      if (description === '') return [`${name} has no description`];
      const isOptional = (prop.flags & ts.SymbolFlags.Optional) !== 0;
      const isHandler = /^on[A-Z]/.test(prop.name);
      return isOptional && !isHandler && !SAYS_DEFAULT.test(description) ? [`${name} does not say its default`] : [];
    }),
  );
}
