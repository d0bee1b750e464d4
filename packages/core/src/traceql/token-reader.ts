import type { Token } from './read-tokens.ts';

/** Goes through the pieces of a query, one at a time. */
export interface TokenReader {
  /** The next piece. It stays the next one until it is taken. */
  peek(): Token;
  /** Takes the next piece where it is this word or symbol. */
  take<Text extends string>(...texts: readonly Text[]): Text | undefined;
  /** Takes the next piece, which must be this symbol or word. */
  expect(text: string): void;
  /** Takes the next piece, whatever it is. */
  next(): Token;
  /** Reads what stands in parentheses. */
  inParentheses<Content>(read: () => Content): Content;
  /** Ends the reading at the next piece: what could stand there instead. */
  fail(expected: string): never;
}

/** Reads one thing, a comma, another one, and so on. */
export function readList<Item>(reader: TokenReader, readItem: () => Item): Item[] {
  const items = [readItem()];
  while (reader.take(',') !== undefined) items.push(readItem());
  return items;
}

/** Far more than anybody writes, far less than the stack of any runtime. */
const MAX_DEPTH = 100;

/** A reader at the first of these pieces, of which the last one is the end. */
export function tokenReader(tokens: readonly Token[], fail: (token: Token, expected: string) => never): TokenReader {
  let index = 0;
  let depth = 0;
  const peek = (): Token => tokens[Math.min(index, tokens.length - 1)] ?? { kind: 'end', position: 0 };
  function take<Text extends string>(...texts: readonly Text[]): Text | undefined {
    const token = peek();
    const taken =
      token.kind === 'word' || token.kind === 'symbol' ? texts.find((text) => text === token.text) : undefined;
    if (taken !== undefined) index += 1;
    return taken;
  }
  function expect(text: string): void {
    if (take(text) === undefined) fail(peek(), `"${text}"`);
  }
  return {
    peek,
    take,
    expect,
    inParentheses: (read) => {
      expect('(');
      depth += 1;
      if (depth > MAX_DEPTH) fail(peek(), `at most ${MAX_DEPTH} parentheses in each other`);
      const content = read();
      depth -= 1;
      expect(')');
      return content;
    },
    next: () => {
      const token = peek();
      index += 1;
      return token;
    },
    fail: (expected) => fail(peek(), expected),
  };
}
