import { sampleGeneration, TestBodySchema } from '@broadcast-kit/core';
import { answerTrace, traceAnswerFor } from '../answer-trace.ts';
import { healthFromTest } from '../health-from-test.ts';
import { mergeConnection } from '../merge-connection.ts';
import { readJsonBody } from '../read-json-body.ts';
import { notFound } from '../save-problem.ts';
import type { SettingsRoute } from '../settings-route.ts';

/**
 * `POST destinations/{id}/send-trace`: sends a sample trace to a saved destination in the shape that its settings ask for,
 * or with other connection values laid over. Counts as a test of it where the values are those that are saved.
 */
export const sendTrace: SettingsRoute = async (call, services) => {
  const { store, secrets, connectionTests, clock, createId, audit } = services;
  const { owner } = call.caller;
  const body = await readJsonBody(call.request, TestBodySchema, { whenEmpty: {} });
  if (!body.ok) return body;
  const record = await store.find(owner, call.id);
  if (record === undefined || record.deletedAt !== null) return notFound();
  const merged = await mergeConnection({ body: body.value.config ?? {}, record, secrets });
  if (!merged.ok) return traceAnswerFor(merged);

  const generation = sampleGeneration({ id: createId(), owner, nowMs: clock.now() });
  const scope = { owner, config: merged.config };
  const outcome = await connectionTests.sendTrace(scope, { generation, shape: record, call });
  const health = healthFromTest(outcome, clock.now());
  if (!merged.changed && health !== undefined) {
    await store.recordHealth({ owner, id: record.id, version: record.version }, health);
  }
  return answerTrace(outcome, generation, (facts) =>
    audit(call, { action: 'destination.trace_sent', destinationId: record.id, ...facts }),
  );
};
