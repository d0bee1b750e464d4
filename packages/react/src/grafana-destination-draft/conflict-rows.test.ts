import { describe, expect, it } from 'vitest';
import { CANARY_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { conflictRows } from './conflict-rows.ts';
import { draftOf } from './grafana-draft.ts';

const before = sampleDestination();
const initial = draftOf(before);

describe('what differs between my changes and theirs', () => {
  it('says who changed what', () => {
    const theirs = draftOf({ ...before, samplingRate: 0.5, serviceName: 'acme' });
    const mine = { ...initial, name: 'Mine', samplingPercent: '25' };

    expect(conflictRows(initial, { mine, theirs })).toEqual([
      { key: 'name', mine: true, theirs: false },
      { key: 'samplingPercent', mine: true, theirs: true },
      { key: 'serviceName', mine: false, theirs: true },
    ]);
  });

  it('knows another stored key by its fingerprint', () => {
    const theirs = draftOf({ ...before, config: { ...before.config, apiKey: 'glc_...ffffffff' } });

    expect(conflictRows(initial, { mine: initial, theirs })).toEqual([{ key: 'apiKey', mine: false, theirs: true }]);
  });

  it('counts a typed key as mine', () => {
    const mine = { ...initial, apiKey: { kind: 'typed', value: CANARY_KEY } } as const;

    expect(conflictRows(initial, { mine, theirs: initial })).toEqual([{ key: 'apiKey', mine: true, theirs: false }]);
  });

  it('is nothing where both made the same change, in another spelling too', () => {
    const theirs = draftOf({ ...before, samplingRate: 0.5 });

    expect(conflictRows(initial, { mine: { ...initial, samplingPercent: '50 %' }, theirs })).toEqual([]);
  });
});
