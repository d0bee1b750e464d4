import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** What the packages' types promise, and stories therefore have to show. The names are those of `StoryEvidence`. */
export interface PublicSurface {
  readonly components: readonly string[];
  readonly messages: readonly string[];
  readonly codes: readonly string[];
}

const packages = fileURLToPath(new URL('../../../../packages', import.meta.url));
const reactEntry = `${packages}/react/src/index.ts`;
const coreEntry = `${packages}/core/src/index.ts`;

/** Props whose values are not ours to show: React's, and the embedder's objects. */
const MAX_DEPTH = 2;

/** Reads the surface from the sources of `@broadcast-kit/react` and `@broadcast-kit/core`. */
export function readPublicSurface(): PublicSurface {
  const { config } = ts.readConfigFile(`${packages}/react/tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, `${packages}/react`);
  const program = ts.createProgram([reactEntry, coreEntry], options);
  const checker = program.getTypeChecker();
  const ours = (entry: string) => exportsOf(program, checker, entry);

  return {
    components: ours(reactEntry).flatMap((symbol) => componentSurface(checker, symbol)),
    messages: [...messageKeys(checker, typeNamed(checker, ours(reactEntry), 'Messages'))],
    codes: [
      ...literals(typeNamed(checker, ours(coreEntry), 'DiagnosisCode')).map((code) => `diagnosisWords: ${code}`),
      ...literals(typeNamed(checker, ours(coreEntry), 'SettingsErrorCode')).map((code) => `errorText: ${code}`),
    ],
  };
}

function exportsOf(program: ts.Program, checker: ts.TypeChecker, entry: string): readonly ts.Symbol[] {
  const file = program.getSourceFile(entry);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${entry} is no module.`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}

function typeNamed(checker: ts.TypeChecker, symbols: readonly ts.Symbol[], name: string): ts.Type {
  const symbol = symbols.find((one) => one.name === name);
  if (symbol === undefined) throw new Error(`No type is exported as ${name}.`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}

/** A component, and a line for each value that its props can have by name. */
function componentSurface(checker: ts.TypeChecker, symbol: ts.Symbol): readonly string[] {
  const isComponent = /^[A-Z]/.test(symbol.name) && (symbol.flags & ts.SymbolFlags.Value) !== 0;
  const [signature] = isComponent ? checker.getTypeOfSymbol(symbol).getCallSignatures() : [];
  if (signature === undefined) return [];
  const [props] = signature.parameters;
  return [symbol.name, ...(props ? variants(checker, checker.getTypeOfSymbol(props), symbol.name, MAX_DEPTH) : [])];
}

function variants(checker: ts.TypeChecker, type: ts.Type, path: string, depth: number): readonly string[] {
  const members = type.isUnion() ? type.types : [type];
  const named = members.filter((member) => member.isStringLiteral()).map(({ value }) => `${path}=${value}`);
  if (depth === 0) return named;
  const inner = members.filter(isOurs).flatMap((member) =>
    member.getProperties().flatMap((property) => {
      return variants(checker, checker.getTypeOfSymbol(property), `${path}.${property.name}`, depth - 1);
    }),
  );
  return [...new Set([...named, ...inner])];
}

/** Objects of the kit itself: what comes from React or core has its own documentation. */
function isOurs(type: ts.Type): boolean {
  const declaration = type.getSymbol()?.declarations?.[0];
  return declaration?.getSourceFile().fileName.startsWith(`${packages}/react/src/`) ?? false;
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
