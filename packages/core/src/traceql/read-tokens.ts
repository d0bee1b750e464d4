import type { AttributeScope } from './attribute-text.ts';
import type { FieldNode, LiteralNode } from './traceql-ast.ts';

/** What a piece of a query says. */
export type TokenContent =
  | { readonly kind: 'literal'; readonly literal: LiteralNode }
  | { readonly kind: 'attribute'; readonly field: FieldNode }
  /** A keyword, or the name of a function or an intrinsic. */
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string }
  | { readonly kind: 'end' };

/** A piece of a query, and where it begins: an offset into the text in UTF-16 code units. */
export type Token = TokenContent & { readonly position: number };

/** Something in a query that cannot be read. */
export interface TraceqlMistake {
  /** Offset into the text, in UTF-16 code units. */
  readonly position: number;
  /** What could stand there. */
  readonly expected: string;
}

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
  d: 86_400e9,
  w: 604_800e9,
  y: 31_536_000e9,
};

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  '\\': '\\',
};

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u(.{4})|x(.{2})|(.))/g, (_, unit?: string, byte?: string, letter = '') => {
    const code = unit ?? byte;
    return code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16));
  });
}

function nanoseconds(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([a-zµ]+)/g)];
  return parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (NANOSECONDS[unit] ?? 0), 0);
}

function literal(value: LiteralNode): TokenContent {
  return { kind: 'literal', literal: value };
}

function attribute(scope: AttributeScope, name: string): TokenContent {
  const plain = name.replaceAll(/"((?:[^"\\]|\\["\\])*)"/g, (_, quoted: string) => unescaped(quoted));
  return { kind: 'attribute', field: { kind: 'attribute', scope, name: plain } };
}

/** The pieces of TraceQL: the first pattern that matches reads the piece. */
const READERS: readonly (readonly [pattern: RegExp, read: (match: readonly string[]) => TokenContent])[] = [
  [
    /"((?:[^"\\\n]|\\(?:[abfnrtv"\\]|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}))*)"/y,
    ([, text = '']) => literal({ type: 'string', value: unescaped(text) }),
  ],
  [/`([^`]*)`/y, ([, text = '']) => literal({ type: 'string', value: text.replaceAll('\r', '') })],
  [
    /(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w|y))+/y,
    ([text = '']) => literal({ type: 'duration', nanoseconds: nanoseconds(text) }),
  ],
  [/\d*\.\d+(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+/y, ([text = '']) => literal({ type: 'double', value: Number(text) })],
  [/\d+/y, ([text = '']) => literal({ type: 'int', value: BigInt(text) })],
  [
    /(span|resource|event|link|instrumentation|)\.((?:"(?:[^"\\]|\\["\\])*"|[^\s{}()=~!<>&|^,"])+)/y,
    ([, scope, name = '']) => attribute(scope as AttributeScope, name),
  ],
  [/(?:(?:span|trace|event|link|instrumentation):)?[A-Za-z]\w*/y, ([text = '']) => ({ kind: 'word', text })],
  [/[!&](?:>>|<<|[><~])|&&|\|\||>>|<<|[><!]=|=~|[{}(),|=<>~!-]/y, ([text = '']) => ({ kind: 'symbol', text })],
];

const SPACE = /\s*/y;

function readToken(text: string, position: number): (Token & { readonly end: number }) | undefined {
  for (const [pattern, read] of READERS) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match !== null) return { ...read(match), position, end: pattern.lastIndex };
  }
  return undefined;
}

/** Reads a query into its pieces, the last one its end, or says where it stops being one. */
export function readTokens(text: string): readonly Token[] | TraceqlMistake {
  const tokens: Token[] = [];
  let position = 0;
  for (;;) {
    SPACE.lastIndex = position;
    SPACE.test(text);
    position = SPACE.lastIndex;
    if (position >= text.length) break;
    const token = readToken(text, position);
    if (token === undefined) {
      const isText = /["`]/.test(text.charAt(position));
      return { position, expected: isText ? 'a text with a closing quote and escapes such as \\" and \\n' : 'TraceQL' };
    }
    tokens.push(token);
    position = token.end;
  }
  return [...tokens, { kind: 'end', position }];
}
