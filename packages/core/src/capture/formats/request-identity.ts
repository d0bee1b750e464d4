import type { JsonObject } from '../json-value.ts';
import { objectOf, textOf } from '../json-value.ts';
import type { CapturedRequest } from './capture-format.ts';

/** Who asks and where it belongs: fields that every API of OpenRouter has. */
export function requestIdentity(body: JsonObject): Pick<CapturedRequest, 'user' | 'sessionId' | 'trace'> {
  return {
    // `safety_identifier` is the successor of `user` at OpenAI.
    user: textOf(body.user) ?? textOf(body.safety_identifier),
    sessionId: textOf(body.session_id),
    trace: objectOf(body.trace),
  };
}
