import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNestedJsonWriter } from './nested-json.ts';

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

it('writes what JSON.stringify writes, once for itself and once within a text', async () => {
  await fc.assert(
    fc.property(fc.array(anyValue, { maxLength: 5 }), (values) => {
      const write = createNestedJsonWriter();
      // Twice, since texts are remembered.
      for (const value of [...values, ...values]) {
        const json = JSON.stringify(value);
        const written = write(value);
        expect(written?.json).toBe(json);
        if (written === undefined) continue;
        expect(`"${written.quoted}"`).toBe(JSON.stringify(json));
        expect(written.bytes).toBe(new TextEncoder().encode(json).length);
      }
    }),
  );
});

it('ends for a value that holds itself', () => {
  const endless: Record<string, unknown> = {};
  endless.self = endless;
  expect(() => createNestedJsonWriter()(endless)).toThrow(TypeError);
});
