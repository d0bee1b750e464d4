import { describe, expect, it } from 'vitest';
import { promptOf } from '../numbered-generation.ts';
import { type Facts, judge } from './judge.ts';

const GUARDS = { accepted: 3, retries: 1, duplicates: 1, faultKinds: new Set(['reset'] as const) };

const taken = (id: string, times = 1) => [`1/${id}`, { times, differed: false, prompt: promptOf(id) }] as const;
const books = {
  offered: 4,
  accepted: 4,
  refused: {},
  delivered: 3,
  dropped: { rejected: 1 },
  pending: 0,
  rejectedSpans: 0,
  skipped: {},
};

/** Four records: three arrived, one of them twice; one was refused for good. */
const GOOD: Facts = {
  accepted: new Set(['1/a', '1/b', '1/c', '1/poison']),
  wasIssued: (record) => record.startsWith('1/'),
  taken: new Map([taken('a'), taken('b', 2), taken('c')]),
  refusedForGood: new Set(['1/poison']),
  stats: books,
  countersSpanTheRun: true,
  complaints: [],
  struck: new Map([['reset', 4]]),
};

const failuresOf = (change: Partial<Facts>, retries = 4) => judge({ ...GOOD, ...change }, GUARDS, retries).failures;

describe('judge', () => {
  it('finds nothing in a run where every record is accounted for', () => {
    expect(judge(GOOD, GUARDS, 4)).toEqual({
      failures: [],
      accepted: 4,
      delivered: 3,
      duplicates: 1,
      lost: 0,
      retries: 4,
    });
  });

  it('tells a lost record', () => {
    const withoutA = new Map([taken('b', 2), taken('c')]);
    expect(failuresOf({ taken: withoutA })).toEqual([
      '1 accepted records were lost, such as 1/a',
      '2 records did not arrive, 1 counted as dropped',
    ]);
  });

  it('tells a record that nobody made, one in other bytes, and one with another prompt', () => {
    const foreign = ['9/x', { times: 1, differed: false, prompt: promptOf('x') }] as const;
    expect(failuresOf({ taken: new Map([...GOOD.taken, foreign]) })).toEqual([
      '1 records came from nowhere, such as 9/x',
    ]);
    const differing = ['1/a', { times: 2, differed: true, prompt: promptOf('a') }] as const;
    expect(failuresOf({ taken: new Map([...GOOD.taken, differing]) })).toHaveLength(1);
    const cut = ['1/a', { times: 1, differed: false, prompt: '' }] as const;
    expect(failuresOf({ taken: new Map([...GOOD.taken, cut]) })).toHaveLength(1);
  });

  it('tells books that do not add up, that are not closed, or that count what nobody refused', () => {
    expect(failuresOf({ stats: { ...books, delivered: 2 } })).toHaveLength(1);
    expect(failuresOf({ stats: { ...books, offered: 5 } })).toHaveLength(1);
    expect(failuresOf({ stats: { ...books, delivered: 2, pending: 1 } })).toEqual(['1 records are still pending']);
    expect(failuresOf({ stats: { ...books, delivered: 2, dropped: { rejected: 2 } } })).toEqual([
      '2 counted as dropped, 1 refused for good',
    ]);
    expect(failuresOf({ stats: { ...books, offered: 3, accepted: 3, delivered: 2 } })).toEqual([
      '4 were accepted, 3 counted',
    ]);
  });

  it('tells a run that proves too little', () => {
    expect(failuresOf({ struck: new Map() }, 0)).toEqual([
      'the run proves too little: only 0 retries',
      'the run proves too little: the fault reset never struck',
    ]);
    expect(failuresOf({ taken: new Map([taken('a'), taken('b'), taken('c')]) })).toEqual([
      'the run proves too little: only 0 duplicates',
    ]);
  });
});
