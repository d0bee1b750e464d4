const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt', 'label'];
const HAS_WORDS = /\p{L}{2}/u;

/** Texts below `root`, seen or spoken, that are neither pseudo-English nor among the `known` ones of a destination. */
export function textsWithoutBrackets(root: HTMLElement, known: readonly string[]): readonly string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement?.closest('style, script, time') === null) {
      texts.push(walker.currentNode.nodeValue ?? '');
    }
  }
  for (const element of root.querySelectorAll('*')) {
    for (const attribute of SPOKEN) texts.push(element.getAttribute(attribute) ?? '');
  }
  return [...new Set(texts)].filter((text) => HAS_WORDS.test(withoutKnown(text.replace(/⟦[^⟧]*⟧/g, ''), known)));
}

function withoutKnown(text: string, known: readonly string[]): string {
  return known.reduce((rest, one) => rest.replaceAll(one, ''), text);
}
