import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passedTest, refusal } from '../testing/fake-settings-client.ts';
import { CANARY_KEY, REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { type ConnectionFingerprint, changedProbeFields, connectionFingerprint } from './connection-fingerprint.ts';
import type { FormEvent } from './form-event.ts';
import { type FormState, initialFormState, needsTest } from './form-state.ts';
import { transition } from './transition.ts';

const AT = 1_769_028_176_000;
const OTHER_KEY = 'glc_another_key_of_the_same_stack';
const EU = 'https://otlp-gateway-prod-eu-west-2.grafana.net';

const change = fc.oneof(
  fc.constantFrom('', '123456', ' 123456 ', '7', 'acme').map((instanceId) => ({ instanceId })),
  fc.constantFrom('', EU, `${EU}/otlp/`, 'https://acme.grafana.net').map((baseUrl) => ({ baseUrl })),
  fc.constantFrom('', CANARY_KEY, OTHER_KEY).map((value) => ({ apiKey: { kind: 'typed', value } as const })),
  fc.constantFrom('A', 'B', '').map((name) => ({ name })),
  fc.constantFrom('100', '1', 'x').map((samplingPercent) => ({ samplingPercent })),
  fc.boolean().map((privacyMode) => ({ privacyMode })),
);

const run = fc.integer({ min: 1, max: 6 });
const testResult = fc.constantFrom(
  passedTest(),
  { ok: true, value: { ok: false, durationMs: 9, diagnosis: REVOKED_KEY } } as const,
  refusal('server_error'),
  refusal('secret_required'),
);
const traceResult = fc.constantFrom(
  { ok: true, value: { ok: true, traceId: '5b8efff798038103d269b633813fc60c', durationMs: 9 } } as const,
  { ok: true, value: { ok: false, traceId: null, durationMs: 9, diagnosis: REVOKED_KEY } } as const,
  refusal('network_error'),
  refusal('secret_required'),
);
const saveResult = fc.constantFrom(
  refusal('server_error'),
  refusal('name_taken'),
  refusal('not_found'),
  refusal('connection_test_failed', { diagnosis: REVOKED_KEY }),
  refusal('version_conflict', { current: sampleDestination({ etag: '"7"', name: 'Theirs' }) }),
);
const at = fc.constantFrom(AT, AT + 60_000, AT + 900_000);

const event: fc.Arbitrary<FormEvent> = fc.oneof(
  { weight: 4, arbitrary: change.map((given) => ({ type: 'edited', change: given }) as const) },
  { weight: 3, arbitrary: fc.constant({ type: 'test-requested' } as const) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('test-settled' as const), run, result: testResult, at }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('save-requested' as const), at }) },
  fc.record({ type: fc.constant('save-settled' as const), result: saveResult, at }),
  fc.record({ type: fc.constant('trace-settled' as const), run, result: traceResult, at }),
  fc.record({ type: fc.constant('pass-expired' as const), run }),
  fc.record({
    type: fc.constant('conflict-resolved' as const),
    keep: fc.constantFrom('mine' as const, 'theirs' as const),
    at,
  }),
  fc.constantFrom<FormEvent>(
    { type: 'test-cancelled' },
    { type: 'trace-requested' },
    { type: 'trace-cancelled' },
    { type: 'create-again-requested', at: AT },
    { type: 'key-replaced' },
    { type: 'key-kept' },
    { type: 'snippet-undone' },
    { type: 'snippet-pasted', values: { instanceId: '123456', apiKey: CANARY_KEY } },
    { type: 'left', field: 'baseUrl' },
    { type: 'left', field: 'instanceId' },
  ),
);

const start: fc.Arbitrary<FormState> = fc.constantFrom(
  initialFormState({ name: 'New' }),
  transition(initialFormState({ name: 'New' }), {
    type: 'snippet-pasted',
    values: { instanceId: '123456', apiKey: CANARY_KEY },
  }).state,
  initialFormState({ destination: sampleDestination() }),
);

describe('the rules of the form, in any order of events', () => {
  it('saves only values whose test passed, or that are saved already', () => {
    let saves = 0;
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 40 }), (first, events) => {
        let state = first;
        // What really was tested, and passed: kept beside the machine, so that it cannot vouch for itself.
        const started = new Map<number, ConnectionFingerprint>();
        const passed: ConnectionFingerprint[] = [];
        for (const happened of events) {
          const before = state;
          const next = transition(state, happened);
          state = next.state;
          if (happened.type === 'test-settled' && happened.result.ok && happened.result.value.ok) {
            const tested = started.get(happened.run);
            if (tested && before.test.status === 'running' && before.test.run === happened.run) passed.push(tested);
          }
          for (const effect of next.effects) {
            if (effect.type === 'start-test') started.set(effect.run, connectionFingerprint(state.draft));
            if (effect.type === 'start-save') {
              saves += 1;
              const now = connectionFingerprint(state.draft);
              const wasTested = passed.some((tested) => changedProbeFields(tested, now).length === 0);
              expect(wasTested || !needsTest(state)).toBe(true);
              expect(needsTest(state) ? effect.testReceipt : '').toBeDefined();
            }
          }
        }
      }),
      { numRuns: 1_500 },
    );
    expect(saves).toBeGreaterThan(100);
  });

  it('has at most one test and one save on their way, and ends each test that it forgets', () => {
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 40 }), (first, events) => {
        let state = first;
        for (const happened of events) {
          const wasRunning = state.test.status === 'running';
          const wasSaving = state.save.status === 'saving';
          const next = transition(state, happened);
          state = next.state;
          const types = next.effects.map(({ type }) => type);
          if (types.includes('start-test')) expect(wasRunning && !types.includes('abort-test')).toBe(false);
          if (types.includes('start-save')) expect(wasSaving).toBe(false);
          const isForgotten = wasRunning && state.test.status !== 'running' && happened.type !== 'test-settled';
          expect(isForgotten).toBe(types.includes('abort-test'));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
