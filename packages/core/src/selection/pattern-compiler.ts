/** A regular expression that may run for every generation, or why it may not. */
export type CompiledPattern =
  | { readonly ok: true; readonly isFoundIn: (text: string) => boolean }
  | { readonly ok: false; readonly reason: 'syntax' | 'too_complex' };

/** Longest text that a regular expression looks at; of longer ones the end. */
const LONGEST_SEARCHED_TEXT = 2048;
/**
 * Most RE2 instructions of all patterns of a destination together. RE2 needs linear time in the text, but every
 * instruction may run at every character: `(?:.?){900}[bc]` would hold the gateway up for a fifth of a second per call.
 */
const MOST_INSTRUCTIONS = 300;

/** Compiles the regular expressions of one destination, as long as they are cheap enough together. */
export async function createPatternCompiler(): Promise<(pattern: string) => CompiledPattern> {
  const { RE2JS } = await import('re2js');
  let instructionsLeft = MOST_INSTRUCTIONS;
  return (pattern) => {
    try {
      const compiled = RE2JS.compile(pattern);
      instructionsLeft -= compiled.programSize();
      if (instructionsLeft < 0) return { ok: false, reason: 'too_complex' };
      return { ok: true, isFoundIn: (text) => compiled.matcher(text.slice(-LONGEST_SEARCHED_TEXT)).find() };
    } catch {
      return { ok: false, reason: 'syntax' };
    }
  };
}
