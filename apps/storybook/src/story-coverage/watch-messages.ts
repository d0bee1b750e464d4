import { english, type Messages } from '@broadcast-kit/react';

/** Listens to what a page says in the kit's English. */
export interface MessageWatch {
  /** English that notes which of its functions were asked, and about which codes. The words stay as they are. */
  readonly messages: Partial<Messages>;
  /** Looks at everything below `root` that has come since the last look. */
  look(root: Element): void;
  /** What was seen and asked since the last time. */
  take(): { readonly messages: readonly string[]; readonly codes: readonly string[] };
}

const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt', 'label'];

/** Short words may stand in any sentence, so they count only where they stand alone: as a text, or between marks. */
const LEAST_LENGTH_INSIDE = 12;
const BETWEEN_MARKS = /\s*[·,:;()“”]\s*/;

/** Creates a {@link MessageWatch}. */
export function watchMessages(): MessageWatch {
  const seen = new Set<string>();
  const codes = new Set<string>();
  const texts = [...textsOf(english)];
  /** A page is looked at with each change, and most of it is as before. */
  const known = new Map<string, readonly string[]>();

  function noted(path: string, message: unknown): unknown {
    if (typeof message !== 'function') return message;
    return (...known: unknown[]) => {
      seen.add(path);
      for (const one of known) {
        if (typeof one === 'object' && one !== null && 'code' in one) codes.add(`${path}: ${one.code}`);
      }
      return message(...known);
    };
  }

  function read(text: string): void {
    const words = text.trim();
    if (words === '') return;
    const paths = known.get(words) ?? pathsIn(words);
    known.set(words, paths);
    for (const path of paths) seen.add(path);
  }

  function pathsIn(words: string): readonly string[] {
    const alone = [words, ...words.split(BETWEEN_MARKS)];
    return texts
      .filter(
        ([, message]) => alone.includes(message) || (message.length >= LEAST_LENGTH_INSIDE && words.includes(message)),
      )
      .map(([path]) => path);
  }

  return {
    messages: Object.fromEntries(Object.entries(english).map(([key, message]) => [key, noted(key, message)])),
    look(root) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) read(walker.currentNode.nodeValue ?? '');
      for (const element of [root, ...root.querySelectorAll('*')]) {
        for (const attribute of SPOKEN) read(element.getAttribute(attribute) ?? '');
        if (element instanceof HTMLInputElement) read(element.value);
      }
    },
    take() {
      const taken = { messages: [...seen], codes: [...codes] };
      seen.clear();
      codes.clear();
      return taken;
    },
  };
}

/** Every text that has a place of its own, by the path to it. Functions are counted where they are called. */
function* textsOf(messages: object, prefix = ''): Generator<readonly [path: string, text: string]> {
  for (const [key, message] of Object.entries(messages)) {
    const path = `${prefix}${key}`;
    if (typeof message === 'string') yield [path, message];
    else if (typeof message === 'object' && message !== null) yield* textsOf(message, `${path}.`);
  }
}
