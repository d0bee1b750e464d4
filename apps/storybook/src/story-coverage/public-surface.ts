import ts from 'typescript';
import { type KitProgram, openKitProgram, propsOf } from './kit-program.ts';

/** What the packages' types promise, and stories therefore have to show. The names are those of `StoryEvidence`. */
export interface PublicSurface {
  readonly components: readonly string[];
  readonly messages: readonly string[];
  readonly codes: readonly string[];
}

/** Props whose values are not ours to show: React's, and the embedder's objects. */
const MAX_DEPTH = 2;

/** Reads the surface from the sources of `@broadcast-kit/react` and `@broadcast-kit/core`. */
export function readPublicSurface(): PublicSurface {
  const program = openKitProgram();
  const { checker, exportsOf } = program;
  return {
    components: exportsOf('react').flatMap((symbol) => componentSurface(program, symbol)),
    messages: [...messageKeys(checker, typeNamed(checker, exportsOf('react'), 'Messages'))],
    codes: [
      ...literals(typeNamed(checker, exportsOf('core'), 'DiagnosisCode')).map((code) => `diagnosisWords: ${code}`),
      ...literals(typeNamed(checker, exportsOf('core'), 'SettingsErrorCode')).map((code) => `errorText: ${code}`),
    ],
  };
}

function typeNamed(checker: ts.TypeChecker, symbols: readonly ts.Symbol[], name: string): ts.Type {
  const symbol = symbols.find((one) => one.name === name);
  if (symbol === undefined) throw new Error(`No type is exported as ${name}.`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

/** A component, and a line for each value that its props can have by name. */
function componentSurface(program: KitProgram, symbol: ts.Symbol): readonly string[] {
  const props = propsOf(program.checker, symbol);
  return props === undefined ? [] : [symbol.name, ...variants(program, props, symbol.name, MAX_DEPTH)];
}

function variants(program: KitProgram, type: ts.Type, path: string, depth: number): readonly string[] {
  const members = type.isUnion() ? type.types : [type];
  const named = members.filter((member) => member.isStringLiteral()).map(({ value }) => `${path}=${value}`);
  if (depth === 0) return named;
  const inner = members
    .filter((member) => isOurs(program, member))
    .flatMap((member) =>
      member
        .getProperties()
        .flatMap((property) =>
          variants(program, program.checker.getTypeOfSymbol(property), `${path}.${property.name}`, depth - 1),
        ),
    );
  return [...new Set([...named, ...inner])];
}

/** Objects of the kit itself: what comes from React or core has its own documentation. */
function isOurs({ isOfReact }: KitProgram, type: ts.Type): boolean {
  const declaration = type.getSymbol()?.declarations?.[0];
  return declaration !== undefined && isOfReact(declaration.getSourceFile().fileName);
}

function literals(type: ts.Type): readonly string[] {
  return (type.isUnion() ? type.types : [type]).filter((one) => one.isStringLiteral()).map(({ value }) => value);
}

function* messageKeys(checker: ts.TypeChecker, type: ts.Type, prefix = ''): Generator<string> {
  for (const property of type.getProperties()) {
    const path = `${prefix}${property.name}`;
    const message = checker.getTypeOfSymbol(property);
    const isText = (message.flags & ts.TypeFlags.StringLike) !== 0 || message.getCallSignatures().length > 0;
    if (isText) yield path;
    // A list has as many texts as its language needs.
    else if (!checker.isArrayLikeType(message)) yield* messageKeys(checker, message, `${path}.`);
  }
}
