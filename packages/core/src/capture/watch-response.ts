import type { Logger } from '../runtime/logger.ts';
import type { AnswerCapture } from './create-answer-capture.ts';
import type { EndReason } from './failure.ts';
import { guarded } from './guarded.ts';
import { observeResponse } from './observe-response.ts';

/**
 * The same answer, captured on its way. `record` runs once: when the API's last event passed or the body ended,
 * whichever comes first, since many readers stop at the last event and never see the end of the body.
 */
export function watchResponse(
  response: Response,
  {
    capture,
    record,
    logger,
  }: {
    readonly capture: AnswerCapture;
    readonly record: (reason?: EndReason) => void;
    readonly logger: Logger;
  },
): Response {
  let over = false;
  const end = (reason?: EndReason): void => {
    if (over) return;
    over = true;
    guarded(logger, () => record(reason));
  };
  const chunk = (bytes: Uint8Array): void => {
    if (over) return;
    guarded(logger, () => capture.push(bytes));
    if (capture.ended) end();
  };
  return guarded(logger, () => observeResponse(response, { chunk, end })) ?? response;
}
