import { TestBodySchema } from '@broadcast-kit/core';
import { answerTest, testAnswerFor } from '../answer-test.ts';
import { auditedOutcome } from '../audited-outcome.ts';
import { healthFromTest } from '../health-from-test.ts';
import { mergeConnection } from '../merge-connection.ts';
import { readJsonBody } from '../read-json-body.ts';
import { notFound } from '../save-problem.ts';
import type { SettingsRoute } from '../settings-route.ts';

/**
 * `POST destinations/{id}/test`: tries a saved destination, or it with other values laid over. The outcome becomes the
 * health of the destination where the values are those that are saved.
 */
export const testDestination: SettingsRoute = async (call, { store, secrets, connectionTests, clock, audit }) => {
  const { owner } = call.caller;
  const body = await readJsonBody(call.request, TestBodySchema, { whenEmpty: {} });
  if (!body.ok) return body;
  const record = await store.find(owner, call.id);
  if (record === undefined || record.deletedAt !== null) return notFound();
  const merged = await mergeConnection({ body: body.value.config ?? {}, record, secrets });
  if (!merged.ok) return testAnswerFor(merged);

  const outcome = await connectionTests.run({ owner, config: merged.config }, call);
  const health = healthFromTest(outcome, clock.now());
  if (!merged.changed && health !== undefined) {
    await store.recordHealth({ owner, id: record.id, version: record.version }, health);
  }
  if (outcome.kind !== 'refused') {
    audit(call, { action: 'destination.tested', destinationId: record.id, ...auditedOutcome(outcome) });
  }
  return answerTest(outcome);
};
