import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The packages' sources, for questions about their types. */
export interface KitProgram {
  readonly checker: ts.TypeChecker;
  /** What the public entry of a package exports. */
  exportsOf(packageName: 'core' | 'react'): readonly ts.Symbol[];
  /** Whether a file of this name belongs to the React package. */
  isOfReact(fileName: string): boolean;
}

const packages = fileURLToPath(new URL('../../../../packages', import.meta.url));
const entryOf = (packageName: string) => `${packages}/${packageName}/src/index.ts`;

/** Reads the sources of `@broadcast-kit/react` and `@broadcast-kit/core`. */
export function openKitProgram(): KitProgram {
  const { config } = ts.readConfigFile(`${packages}/react/tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, `${packages}/react`);
  const program = ts.createProgram([entryOf('react'), entryOf('core')], options);
  const checker = program.getTypeChecker();
  return {
    checker,
    exportsOf(packageName) {
      const file = program.getSourceFile(entryOf(packageName));
      const module = file && checker.getSymbolAtLocation(file);
      if (module === undefined) throw new Error(`${entryOf(packageName)} is no module.`);
      return checker
        .getExportsOfModule(module)
        .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
    },
    isOfReact: (fileName) => fileName.startsWith(`${packages}/react/src/`),
  };
}

/** The props of an exported symbol that is a component; `undefined`: it is none. A component without props has an empty type. */
export function propsOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Type | undefined {
  const isComponent = /^[A-Z]/.test(symbol.name) && (symbol.flags & ts.SymbolFlags.Value) !== 0;
  const [signature] = isComponent ? checker.getTypeOfSymbol(symbol).getCallSignatures() : [];
  const [props] = signature?.parameters ?? [];
  return props && checker.getTypeOfSymbol(props);
}
