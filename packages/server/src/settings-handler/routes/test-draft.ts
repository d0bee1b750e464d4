import { TestBodySchema } from '@broadcast-kit/core';
import { answerTest, testAnswerFor } from '../answer-test.ts';
import { mergeConnection } from '../merge-connection.ts';
import { readJsonBody } from '../read-json-body.ts';
import type { SettingsRoute } from '../settings-route.ts';

/** `POST destinations/test`: tries values that are not saved, and saves nothing. */
export const testDraft: SettingsRoute = async (call, { secrets, connectionTests }) => {
  const body = await readJsonBody(call.request, TestBodySchema);
  if (!body.ok) return body;
  const merged = await mergeConnection({ body: body.value.config ?? {}, secrets });
  if (!merged.ok) return testAnswerFor(merged);
  const scope = { owner: call.caller.owner, config: merged.config };
  return answerTest(await connectionTests.run(scope, { signal: call.request.signal }));
};
