import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from './parse-retry-after.ts';

const NOW = Date.UTC(2026, 10, 24, 5, 50, 0);

describe('parseRetryAfter', () => {
  it.each([
    ['5', 5_000],
    [' 30 ', 30_000],
    ['1.5', 1_500],
    ['0', 1_000],
    ['-5', 1_000],
    ['3600', 3_600_000],
    ['1000000000000', 3_600_000],
    ['9'.repeat(400), 3_600_000],
    ['Tue, 24 Nov 2026 05:50:30 GMT', 30_000],
    ['Tuesday, 24-Nov-26 05:51:00 GMT', 60_000],
    ['Tue Nov 24 05:50:10 2026', 10_000],
    ['Tue, 24 Nov 2026 05:50:00 GMT', 1_000],
    ['Mon, 23 Nov 2026 05:50:00 GMT', 1_000],
    ['Wed, 25 Nov 2026 05:50:00 GMT', 3_600_000],
  ])('waits for %j: %i ms', (header, waitMs) => {
    expect(parseRetryAfter(header, NOW)).toBe(waitMs);
  });

  it.each([
    undefined,
    '',
    'soon',
    '5 minutes',
    '0x10',
    '1e9',
    'NaN',
    'Infinity',
    '2026-11-24T05:50:30Z',
    'Tue, 99 Xyz 2026 05:50:30 GMT',
  ])('takes nothing from %j', (header) => {
    expect(parseRetryAfter(header, NOW)).toBeUndefined();
  });

  it('waits between one second and one hour, or does not know, for any text', () => {
    const part = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.constantFrom('Tue, ', '05:50:30', ' GMT', '24 Nov 2026 '),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.integer({ min: 0, max: 4e12 }), (parts, nowMs) => {
        const waitMs = parseRetryAfter(parts.join(''), nowMs);
        expect(waitMs === undefined || (waitMs >= 1_000 && waitMs <= 3_600_000)).toBe(true);
      }),
    );
  });

  it('waits exactly as long as it is asked to within these bounds, in both forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3600 }), fc.integer({ min: 0, max: 2 ** 31 }), (seconds, nowSeconds) => {
        const nowMs = nowSeconds * 1000;
        expect(parseRetryAfter(String(seconds), nowMs)).toBe(seconds * 1000);
        expect(parseRetryAfter(new Date(nowMs + seconds * 1000).toUTCString(), nowMs)).toBe(seconds * 1000);
      }),
    );
  });
});
