import type { GenerationResponse } from '../../generation/generation.ts';
import { failureFromError } from '../failure.ts';
import type { JsonObject } from '../json-value.ts';
import { countOf, textOf } from '../json-value.ts';
import type { CapturedAnswer, CaptureFormat } from './capture-format.ts';
import { requestIdentity } from './request-identity.ts';
import { tokenUsage } from './token-usage.ts';

/** The vectors are not kept: no trace shows them. */
function parseAnswer(body: JsonObject): CapturedAnswer {
  const error = failureFromError(body.error);
  const response: GenerationResponse = { id: textOf(body.id), model: textOf(body.model), choices: [] };
  return {
    response: error === undefined ? response : undefined,
    usage: tokenUsage(body.usage),
    error,
    providerName: textOf(body.provider),
  };
}

/** Embeddings of the OpenAI family. They are never streamed. */
export const embeddings: CaptureFormat = {
  name: 'embeddings',
  path: '/embeddings',
  recognizes: (body) => body.input !== undefined,
  parseRequest: (body) => ({
    operation: 'embeddings',
    request: {
      model: textOf(body.model),
      input: body.input,
      parameters: {
        encodingFormat: textOf(body.encoding_format),
        dimensions: countOf(body.dimensions),
      },
    },
    ...requestIdentity(body),
  }),
  parseAnswer,
  createFold() {
    let answer: CapturedAnswer = {};
    return {
      push(event) {
        answer = parseAnswer(event);
        return false;
      },
      finish: () => answer,
      answered: false,
      ended: false,
    };
  },
};
