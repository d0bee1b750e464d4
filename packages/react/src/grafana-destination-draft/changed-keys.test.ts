import { describe, expect, it } from 'vitest';
import { sampleDestination } from '../testing/sample-destination.ts';
import { changedKeys, rebaseDraft } from './changed-keys.ts';
import { createDraft, draftOf, type GrafanaDraft } from './grafana-draft.ts';

describe('changedKeys', () => {
  const hashes = ['a'.repeat(64), 'b'.repeat(64)];
  const draft = draftOf(sampleDestination({ apiKeyHashes: hashes, metadataScopes: ['cost', 'identity'] }));

  it.each<Partial<GrafanaDraft>>([
    { name: ' Grafana Cloud ' },
    { baseUrl: `${draft.baseUrl}/v1/traces/` },
    { samplingPercent: '100,0 %' },
    { valueLimitBytes: '2,048' },
    { valueLimitBytes: '' },
    { serviceName: '' },
    { apiKeyHashes: [...hashes].reverse() },
    { metadataScopes: ['identity', 'cost'] },
    { headers: [{ id: 'n', name: '', value: { kind: 'typed', value: '' } }] },
  ])('is empty for another spelling of the same: %j', (change) => {
    expect(changedKeys(draft, { ...draft, ...change })).toEqual([]);
  });

  it.each<Partial<GrafanaDraft>>([
    { samplingPercent: 'x' },
    { valueLimitBytes: 'x' },
    { apiKeyHashes: null },
    { apiKey: { kind: 'typed', value: '' } },
    { headers: [{ id: 'n', name: 'X-Region', value: { kind: 'typed', value: '' } }] },
    { grafanaUrl: 'acme.grafana.net' },
  ])('names what differs: %j', (change) => {
    expect(changedKeys(draft, { ...draft, ...change })).toEqual(Object.keys(change));
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
