import { type DestinationView, FILTER_FIELDS, FILTER_OPERATORS, METADATA_SCOPES } from '@broadcast-kit/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleDestination } from '../testing/sample-destination.ts';
import { rebaseDraft } from './changed-keys.ts';
import { updateRequest } from './draft-requests.ts';
import { initialFormState, isDirty, needsTest } from './form-state.ts';
import { draftOf } from './grafana-draft.ts';
import { judgeSettings } from './judge-settings.ts';
import { transition } from './transition.ts';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const numeric = fc.double({ noNaN: true, noDefaultInfinity: true });
const rule = fc.oneof(
  fc.record({
    field: fc.constantFrom(...FILTER_FIELDS),
    operator: fc.constantFrom('equals', 'gt', 'gte', 'lt', 'lte', 'not_equals'),
    value: numeric,
  }),
  fc.record({
    field: fc.constantFrom(...FILTER_FIELDS),
    operator: fc.constantFrom(...FILTER_OPERATORS.filter((name) => !/^(?:regex|[gl]te?)$/.test(name))),
    value: fc.string({ minLength: 1, maxLength: 20 }),
  }),
  fc.record({ field: fc.constantFrom(...FILTER_FIELDS), operator: fc.constantFrom('exists', 'not_exists') }),
);
const filterRules = fc.record({
  enabled: fc.boolean(),
  groups: fc.array(
    fc.record({ logic: fc.constantFrom('and', 'or'), rules: fc.array(rule, { minLength: 1, maxLength: 3 }) }),
    { maxLength: 3 },
  ),
});

/** Any destination that the settings API may show. */
const view: fc.Arbitrary<DestinationView> = fc
  .record({
    name: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,20}[a-z]$/),
    privacyMode: fc.boolean(),
    samplingRate: fc.integer({ min: 1, max: 10_000 }).map((part) => part / 10_000),
    apiKeyHashes: fc.option(fc.uniqueArray(hash, { minLength: 1, maxLength: 4 })),
    filterRules: fc.option(filterRules),
    serviceName: fc.stringMatching(/^[a-z][a-z-]{0,20}[a-z]$/),
    valueLimitBytes: fc.integer({ min: 256, max: 65_536 }),
    grafanaUrl: fc.option(fc.constantFrom('https://acme.grafana.net', 'https://grafana.acme.example:8443')),
    metadataScopes: fc.subarray([...METADATA_SCOPES]),
    agentObservability: fc.boolean(),
    headers: fc.option(fc.dictionary(fc.stringMatching(/^X-[A-Z][a-z]{1,8}$/), fc.constant('...'), { maxKeys: 3 }), {
      nil: undefined,
    }),
  })
  .map(({ headers, ...settings }) => {
    const { config, ...rest } = sampleDestination();
    return { ...rest, ...settings, config: { ...config, headers } } as DestinationView;
  });

describe('any destination', () => {
  it('that is opened and left alone changes nothing', async () => {
    await fc.assert(
      fc.property(view, (destination) => {
        const state = initialFormState({ destination });

        expect(updateRequest(state.draft, { initial: state.initial, testReceipt: undefined })).toEqual({});
        expect(isDirty(state)).toBe(false);
        expect(needsTest(state)).toBe(false);
      }),
    );
  });

  it('is as it was after focus went through all of its fields', async () => {
    await fc.assert(
      fc.property(view, (destination) => {
        const left = (['name', 'baseUrl', 'serviceName', 'valueLimitBytes', 'grafanaUrl'] as const).reduce(
          (state, field) => transition(state, { type: 'left', field }).state,
          initialFormState({ destination }),
        );

        expect(updateRequest(left.draft, { initial: left.initial, testReceipt: undefined })).toEqual({});
      }),
    );
  });

  it('holds nothing that the form would refuse', async () => {
    await fc.assert(
      fc.asyncProperty(view, async (destination) => {
        expect(await judgeSettings(draftOf(destination))).toEqual({});
      }),
    );
  });

  it('becomes any other one by the request that the difference makes, and secrets never are part of it', async () => {
    await fc.assert(
      fc.property(view, view, (before, after) => {
        const initial = draftOf(before);
        const draft = { ...draftOf(after), headers: initial.headers };
        const { config, ...settings } = updateRequest(draft, { initial, testReceipt: undefined });
        const changed = draftOf({ ...before, ...(settings as Partial<DestinationView>) });

        expect(config).toBeUndefined();
        expect(updateRequest(draft, { initial: changed, testReceipt: undefined })).toEqual({});
      }),
    );
  });

  it('takes my changes over somebody else’s, and theirs where I changed nothing', async () => {
    await fc.assert(
      fc.property(view, view, fc.boolean(), (before, theirs, privacyMode) => {
        const initial = draftOf(before);
        const rebased = rebaseDraft({ ...initial, privacyMode }, initial, draftOf(theirs));
        const expected = privacyMode === before.privacyMode ? theirs.privacyMode : privacyMode;

        expect(rebased).toEqual({ ...draftOf(theirs), privacyMode: expected });
      }),
    );
  });
});
