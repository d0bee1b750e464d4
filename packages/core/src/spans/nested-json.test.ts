import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { openNestedJsonWriter } from './nested-json.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('He said "no".\n', '\\', '\ud800', 'Größe 📈'.repeat(20), 'a'.repeat(100)),
);
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, () => 1, Symbol('s'), new Date(0)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** JSON.stringify, but for half characters: UTF-8 has none. */
function wellFormed(json: string): string {
  return json.replace(/\\ud[89a-f][0-9a-f]{2}/g, (half, at: number) => {
    const backslashes = /\\*$/.exec(json.slice(0, at))?.[0].length ?? 0;
    return backslashes % 2 === 0 ? '\ufffd' : half;
  });
}

it('writes what JSON.stringify writes, within a text', async () => {
  await fc.assert(
    fc.property(fc.array(anyValue, { maxLength: 5 }), (values) => {
      const writer = openNestedJsonWriter();
      // Twice, since texts are remembered.
      const written = [...values, ...values].map((value) => ({ value, piece: writer.write(value) }));
      for (const { value, piece } of written) {
        const json = JSON.stringify(value) as string | undefined;
        expect(piece === undefined).toBe(json === undefined);
        if (piece === undefined || json === undefined) continue;
        const expected = wellFormed(json);
        expect(new TextDecoder().decode(writer.quoted(piece))).toBe(JSON.stringify(expected));
        expect(piece.bytes).toBe(new TextEncoder().encode(expected).length);
      }
      writer.release();
    }),
  );
});

it('puts pieces together, also JSON that is there already', () => {
  const writer = openNestedJsonWriter();
  const pieces = [writer.write({ a: 'x"y' }), writer.writeJson('{"b":"\\n"}')].filter((piece) => piece !== undefined);
  const quoted = new TextDecoder().decode(writer.quotedList(pieces, '{"messages":[', ']}'));
  expect(JSON.parse(JSON.parse(quoted) as string)).toEqual({ messages: [{ a: 'x"y' }, { b: '\n' }] });
});

it('keeps its memory to itself while another writes', () => {
  const [one, two] = [openNestedJsonWriter(), openNestedJsonWriter()];
  const [first, second] = [one.write('a'.repeat(100)), two.write('b'.repeat(100))];
  if (first === undefined || second === undefined) throw new Error('A text always has JSON.');
  expect(new TextDecoder().decode(one.quoted(first))).toContain('aaa');
  expect(new TextDecoder().decode(two.quoted(second))).toContain('bbb');
});

it('ends for a value that holds itself', () => {
  const endless: Record<string, unknown> = {};
  endless.self = endless;
  expect(() => openNestedJsonWriter().write(endless)).toThrow(TypeError);
});

it('gives up on what holds itself many times over', () => {
  let value: unknown = 'ha';
  for (let level = 0; level < 9; level += 1) value = Array.from({ length: 10 }, () => value);
  expect(() => openNestedJsonWriter().write(value)).toThrow(RangeError);
});
