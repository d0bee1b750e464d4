import fc from 'fast-check';

/** Any sequence of UTF-16 code units, lone surrogates and control characters among them, and plain text as often. */
export function anyText(minLength = 0): fc.Arbitrary<string> {
  const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength, maxLength: 12 });
  return fc.oneof(
    codeUnits.map((codes) => String.fromCharCode(...codes)),
    fc.string({ minLength, maxLength: 12 }),
  );
}
