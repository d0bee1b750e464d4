/**
 * A stylesheet without its cascade layers, for pages whose own rules are not in layers and would win over any that are.
 * Takes the sheet as the formatter leaves it: a layer opens and closes at the start of a line.
 */
export function withoutLayers(sheet: string): string {
  let isInLayer = false;
  const lines = sheet.split('\n').flatMap((line) => {
    if (/^@layer [^{]*;$/.test(line)) return [];
    if (/^@layer [^;]*\{$/.test(line)) {
      isInLayer = true;
      return [];
    }
    if (line === '}' && isInLayer) {
      isInLayer = false;
      return [];
    }
    return [isInLayer ? line.replace(/^ {2}/, '') : line];
  });
  return lines.join('\n');
}
