import { describe, expect, it } from 'vitest';
import { sampleDestination } from '../testing/sample-destination.ts';
import { draftOf, proposeName, withoutStoredSecrets } from './grafana-draft.ts';

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

describe('withoutStoredSecrets', () => {
  const { config, ...rest } = sampleDestination();
  const draft = draftOf({ ...rest, config: { ...config, headers: { 'X-Tenant': '...', 'X-Region': '...' } } });

  it('opens the places of all stored secrets for typing, and keeps the rest', () => {
    const open = withoutStoredSecrets(draft);

    expect([open.apiKey, ...open.headers.map(({ value }) => value)]).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'typed', value: '' })),
    );
    expect(open.headers.map(({ name }) => name)).toEqual(['X-Tenant', 'X-Region']);
    expect(open.baseUrl).toBe(draft.baseUrl);
  });

  it('keeps those that are not lost', () => {
    const open = withoutStoredSecrets(draft, (secret) => secret !== 'apiKey' && secret.name === 'X-Region');

    expect(open.apiKey).toBe(draft.apiKey);
    expect(open.headers.map(({ value }) => value.kind)).toEqual(['stored', 'typed']);
  });
});
