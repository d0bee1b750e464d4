import { TestBodySchema } from '@broadcast-kit/core';
import { answerTest, testAnswerFor } from '../answer-test.ts';
import { auditedOutcome } from '../audited-outcome.ts';
import { mergeConnection } from '../merge-connection.ts';
import { readJsonBody } from '../read-json-body.ts';
import type { SettingsRoute } from '../settings-route.ts';

/** `POST destinations/test`: tries values that are not saved, and saves nothing. */
export const testDraft: SettingsRoute = async (call, { secrets, connectionTests, audit }) => {
  const body = await readJsonBody(call.request, TestBodySchema);
  if (!body.ok) return body;
  const merged = await mergeConnection({ body: body.value.config ?? {}, secrets });
  if (!merged.ok) return testAnswerFor(merged);
  const scope = { owner: call.caller.owner, config: merged.config };
  const outcome = await connectionTests.run(scope, call);
  if (outcome.kind !== 'refused') audit(call, { action: 'destination.tested', ...auditedOutcome(outcome) });
  return answerTest(outcome);
};
