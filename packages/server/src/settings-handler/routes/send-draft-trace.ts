import { sampleGeneration, TestBodySchema } from '@broadcast-kit/core';
import { answerTrace, traceAnswerFor } from '../answer-trace.ts';
import { DEFAULT_SETTINGS } from '../changed-settings.ts';
import { mergeConnection } from '../merge-connection.ts';
import { readJsonBody } from '../read-json-body.ts';
import type { SettingsRoute } from '../settings-route.ts';

/** `POST destinations/send-trace`: sends a sample trace with values that are not saved, and saves nothing. */
export const sendDraftTrace: SettingsRoute = async (call, services) => {
  const { secrets, connectionTests, clock, createId, audit } = services;
  const { owner } = call.caller;
  const body = await readJsonBody(call.request, TestBodySchema);
  if (!body.ok) return body;
  const merged = await mergeConnection({ body: body.value.config ?? {}, secrets });
  if (!merged.ok) return traceAnswerFor(merged);

  const generation = sampleGeneration({ id: createId(), owner, nowMs: clock.now() });
  const scope = { owner, config: merged.config };
  const outcome = await connectionTests.sendTrace(scope, { generation, shape: DEFAULT_SETTINGS, call });
  return answerTrace(outcome, generation, (facts) => audit(call, { action: 'destination.trace_sent', ...facts }));
};
