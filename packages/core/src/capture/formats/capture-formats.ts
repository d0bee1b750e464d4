import type { CaptureFormat, CaptureFormatName } from './capture-format.ts';
import { chatCompletions } from './chat-completions.ts';
import { embeddings } from './embeddings.ts';
import { messagesApi } from './messages-api.ts';
import { responsesApi } from './responses-api.ts';
import { textCompletions } from './text-completions.ts';

/** Every API that capture understands. `/chat/completions` stands before `/completions`, which it ends with. */
export const CAPTURE_FORMATS: readonly CaptureFormat[] = [
  chatCompletions,
  textCompletions,
  responsesApi,
  messagesApi,
  embeddings,
];

/** The format of a name. Default: chat completions. */
export function captureFormat(name: CaptureFormatName = 'chat_completions'): CaptureFormat {
  return CAPTURE_FORMATS.find((format) => format.name === name) ?? chatCompletions;
}
