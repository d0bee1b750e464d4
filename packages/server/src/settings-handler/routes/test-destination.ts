import type { DestinationHealth } from '@broadcast-kit/core';
import { TestBodySchema } from '@broadcast-kit/core';
import { answerTest, testAnswerFor } from '../answer-test.ts';
import type { ConnectionTestOutcome } from '../connection-tests.ts';
import { mergeConnection } from '../merge-connection.ts';
import { readJsonBody } from '../read-json-body.ts';
import { notFound } from '../save-problem.ts';
import type { SettingsRoute } from '../settings-route.ts';

/** What a test says about the destination; `undefined` where it was stopped before it could tell. */
function healthFrom(outcome: ConnectionTestOutcome, checkedAt: string): DestinationHealth | undefined {
  if (outcome.kind === 'passed') return { state: 'healthy', checkedAt, durationMs: outcome.durationMs };
  if (outcome.kind === 'refused' || outcome.diagnosis.code === 'test.aborted') return undefined;
  return { state: 'failing', checkedAt, diagnosis: outcome.diagnosis };
}

/**
 * `POST destinations/{id}/test`: tries a saved destination, or it with other values laid over. The outcome becomes the
 * health of the destination where the values are those that are saved.
 */
export const testDestination: SettingsRoute = async (call, { store, secrets, connectionTests, clock }) => {
  const { owner } = call.caller;
  const body = await readJsonBody(call.request, TestBodySchema, { whenEmpty: {} });
  if (!body.ok) return body;
  const record = await store.find(owner, call.id);
  if (record === undefined || record.deletedAt !== null) return notFound();
  const merged = await mergeConnection({ body: body.value.config ?? {}, record, secrets });
  if (!merged.ok) return testAnswerFor(merged);

  const outcome = await connectionTests.run({ owner, config: merged.config }, { signal: call.request.signal });
  const health = healthFrom(outcome, new Date(clock.now()).toISOString());
  if (!merged.changed && health !== undefined) {
    await store.recordHealth({ owner, id: record.id, version: record.version }, health);
  }
  return answerTest(outcome);
};
