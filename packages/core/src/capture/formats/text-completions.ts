import type { JsonObject } from '../json-value.ts';
import { objectsOf, textOf, textsOf } from '../json-value.ts';
import type { CaptureFormat } from './capture-format.ts';
import { chatCompletions } from './chat-completions.ts';
import { completionParameters } from './chat-request.ts';
import { requestIdentity } from './request-identity.ts';

/** The same choice as chat completions would spell it. */
function asChatChoice({ text, ...choice }: JsonObject): JsonObject {
  return { ...choice, message: { role: 'assistant', content: text ?? null } };
}

function asChatAnswer(body: JsonObject): JsonObject {
  return Array.isArray(body.choices) ? { ...body, choices: objectsOf(body.choices).map(asChatChoice) } : body;
}

/** Legacy completions: a prompt in, text out. Answers and chunks are those of chat completions but for the text. */
export const textCompletions: CaptureFormat = {
  name: 'text_completions',
  path: '/completions',
  recognizes: (body) => body.prompt !== undefined,
  parseRequest(body) {
    const models = textsOf(body.models);
    return {
      operation: 'text_completion',
      request: {
        model: textOf(body.model) ?? models?.[0],
        fallbackModels: models,
        stream: body.stream === true,
        input: body.prompt,
        parameters: completionParameters(body),
      },
      ...requestIdentity(body),
    };
  },
  parseAnswer: (body) => chatCompletions.parseAnswer(asChatAnswer(body)),
  createFold(budget) {
    const fold = chatCompletions.createFold(budget);
    return {
      push: (chunk) => fold.push(asChatAnswer(chunk)),
      finish: fold.finish,
      get answered() {
        return fold.answered;
      },
      ended: false,
    };
  },
};
