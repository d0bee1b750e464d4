/** What was written to `console.error`, by React or anybody else. */
export interface ConsoleErrors {
  clear(): void;
  /** @throws Error with everything that was written, if anything was. */
  assertNone(): void;
}

/** React asks tests to announce every update. A focus that moves by itself, as in a real page, cannot. */
const ABOUT_THE_TEST = /not wrapped in act\(|inside an `act` scope/;

/** Listens to `console.error` from now on; what is written still appears, but for what is about the test itself. */
export function recordConsoleErrors(): ConsoleErrors {
  const written: string[] = [];
  const write = console.error;
  console.error = (...parts: unknown[]) => {
    const text = parts.map(String).join(' ');
    if (ABOUT_THE_TEST.test(text)) return;
    written.push(text);
    write(...parts);
  };
  return {
    clear: () => {
      written.length = 0;
    },
    assertNone() {
      if (written.length > 0) throw new Error(`The story wrote to the console:\n${written.join('\n')}`);
    },
  };
}
