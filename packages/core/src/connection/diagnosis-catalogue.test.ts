import { describe, expect, it } from 'vitest';
import { DIAGNOSIS_CODES } from './diagnosis.ts';
import { DIAGNOSIS_CATALOGUE, explain } from './diagnosis-catalogue.ts';

const ENTRIES = Object.entries(DIAGNOSIS_CATALOGUE);

describe('DIAGNOSIS_CATALOGUE', () => {
  it('has words for every code and for no other', () => {
    expect(Object.keys(DIAGNOSIS_CATALOGUE).sort()).toEqual([...DIAGNOSIS_CODES].sort());
  });

  it.each(ENTRIES)('explains %s in whole sentences', (_, { summary, remedy, steps }) => {
    for (const sentence of [summary, remedy, ...steps]) expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(summary.length).toBeLessThan(90);
  });

  it.each(ENTRIES)('keeps the tone of the product in %s', (_, text) => {
    expect(JSON.stringify(text)).not.toMatch(/please|sorry|oops|invalid|error|failed|!/i);
  });

  it.each(ENTRIES.filter(([code]) => code !== 'config.invalid'))('says what to do about %s', (_, { steps }) => {
    expect(steps.length).toBeGreaterThan(0);
  });

  it.each(ENTRIES.flatMap(([code, { docs }]) => (docs === undefined ? [] : [[code, docs]])))(
    'links %s to a page of Grafana',
    (_, docs) => {
      expect(docs).toMatch(/^https:\/\/(?:status\.)?grafana\.com\/(?:docs\/grafana-cloud\/[a-z/-]+\/)?$/);
    },
  );
});

describe('explain', () => {
  it('puts what is known of the case in place of the general words', () => {
    const diagnosis = explain('rate.limited', { summary: 'Too much.', retryAfterSeconds: 5 });
    expect(diagnosis).toEqual({
      code: 'rate.limited',
      ...DIAGNOSIS_CATALOGUE['rate.limited'],
      summary: 'Too much.',
      retryAfterSeconds: 5,
    });
  });
});
