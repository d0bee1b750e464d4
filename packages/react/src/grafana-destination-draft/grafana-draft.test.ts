import { describe, expect, it } from 'vitest';
import { sampleDestination } from '../testing/sample-destination.ts';
import { createDraft, draftOf, proposeName, rebaseDraft } from './grafana-draft.ts';

describe('draftOf', () => {
  it('shows a stored key as a hint and never as a value', () => {
    expect(draftOf(sampleDestination()).apiKey).toEqual({ kind: 'stored', hint: 'glc_...a1b2c3d4' });
  });

  it.each([
    [1, '100'],
    [0.0001, '0.01'],
    [0.07, '7'],
    [0.333, '33.3'],
    [0.29, '29'],
  ])('shows the rate %d as %s percent', (samplingRate, percent) => {
    expect(draftOf(sampleDestination({ samplingRate })).samplingPercent).toBe(percent);
  });
});

describe('proposeName', () => {
  it.each([
    [[], 'Grafana Cloud'],
    [['Staging'], 'Grafana Cloud'],
    [['grafana cloud '], 'Grafana Cloud 2'],
    [['Grafana Cloud', 'Grafana Cloud 2', 'Grafana Cloud 4'], 'Grafana Cloud 3'],
  ])('beside %j it is %s', (taken, expected) => {
    expect(proposeName('Grafana Cloud', taken)).toBe(expected);
  });
});

describe('rebaseDraft', () => {
  it('keeps my changes and takes the rest from theirs', () => {
    const initial = createDraft('Old');
    const mine = { ...initial, instanceId: '7' };
    const theirs = { ...initial, name: 'Theirs', instanceId: '8', privacyMode: true };

    expect(rebaseDraft(mine, initial, theirs)).toEqual({ ...theirs, instanceId: '7' });
  });
});
