/** A rule of the kit's sheet, as the browser has read it. */
export interface KitRule {
  /** With the selectors that it is nested in. */
  readonly selector: string;
  readonly style: CSSStyleDeclaration;
}

/** Every rule of the kit's components, in the order of the sheet. What holds in some circumstances only is left out. */
export function kitRules(): readonly KitRule[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...rulesOf(sheet)].flatMap((rule) =>
      rule instanceof CSSLayerBlockRule && rule.name === 'bk.components'
        ? [...rule.cssRules].flatMap((inner) => styleRules(inner))
        : [],
    ),
  );
}

function styleRules(rule: CSSRule, parent?: string): KitRule[] {
  if (!(rule instanceof CSSStyleRule)) return [];
  const within = parent?.includes(',') ? `:is(${parent})` : parent;
  const selector = within === undefined ? rule.selectorText : rule.selectorText.replaceAll('&', within);
  return [{ selector, style: rule.style }, ...[...rule.cssRules].flatMap((inner) => styleRules(inner, selector))];
}

/** None of a sheet of another origin, which may not be read. */
function rulesOf(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}
