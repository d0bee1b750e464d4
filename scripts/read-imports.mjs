import ts from 'typescript';

/** @typedef {{ specifier: string | undefined, line: number }} Import `undefined`: computed at run time. */

/**
 * Every module that a file names: static imports, re-exports, `import()`, `import('x').Type`, `require()`.
 *
 * @param {string} fileName Its ending says which language it is.
 * @param {string} text
 * @returns {Import[]}
 */
export function readImports(fileName, text) {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest);
  /** @type {Import[]} */
  const imports = [];

  /** @param {ts.Node} node */
  const visit = (node) => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      imports.push({
        specifier: ts.isStringLiteralLike(specifier) ? specifier.text : undefined,
        line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return imports;
}

/**
 * @param {ts.Node} node
 * @returns {ts.Node | undefined}
 */
function specifierOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (!ts.isCallExpression(node)) return undefined;
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return isRequire || node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
}
