import type {
  GenerationChoice,
  GenerationError,
  GenerationMessage,
  GenerationResponse,
} from '../../generation/generation.ts';
import type { ContentBudget } from '../collect/content-budget.ts';
import { failureFromError } from '../failure.ts';
import type { JsonObject } from '../json-value.ts';
import { countOf, objectOf, objectsOf, textOf } from '../json-value.ts';
import type { AnswerFold, CapturedAnswer, CaptureFormat } from './capture-format.ts';
import { createChatChoiceFold } from './chat-choice-fold.ts';
import { parseChatRequest } from './chat-request.ts';
import { tokenUsage } from './token-usage.ts';

/** The error of an answer or a chunk: its own, or that of a choice. */
function errorOf(body: JsonObject): GenerationError | undefined {
  const own = failureFromError(body.error);
  if (own !== undefined) return own;
  for (const choice of objectsOf(body.choices)) {
    const error = failureFromError(choice.error);
    if (error !== undefined) return error;
    if (choice.finish_reason === 'error') return failureFromError({});
  }
  return undefined;
}

/** Facts about the answer as a whole; in a stream every chunk repeats them. */
function factsOf(body: JsonObject): Omit<GenerationResponse, 'choices'> {
  return {
    id: textOf(body.id),
    model: textOf(body.model),
    serviceTier: textOf(body.service_tier),
    systemFingerprint: textOf(body.system_fingerprint),
  };
}

function assistantMessage(value: unknown): GenerationMessage {
  const message = objectOf(value) ?? {};
  const reasoning = textOf(message.reasoning) ?? textOf(message.reasoning_content);
  return {
    content: null,
    ...message,
    role: textOf(message.role) ?? 'assistant',
    ...(reasoning === undefined ? {} : { reasoning }),
  };
}

function parseAnswer(body: JsonObject): CapturedAnswer {
  const choices = objectsOf(body.choices).map(
    (choice, position): GenerationChoice => ({
      index: countOf(choice.index) ?? position,
      finishReason: textOf(choice.finish_reason) ?? null,
      message: assistantMessage(choice.message),
    }),
  );
  return {
    response: choices.length > 0 || !('error' in body) ? { ...factsOf(body), choices } : undefined,
    usage: tokenUsage(body.usage),
    error: errorOf(body),
    providerName: textOf(body.provider) ?? textOf(objectOf(objectOf(body.error)?.metadata)?.provider_name),
  };
}

function createFold(budget: ContentBudget): AnswerFold {
  const choices = new Map<number, ReturnType<typeof createChatChoiceFold>>();
  let facts: Omit<GenerationResponse, 'choices'> | undefined;
  let usage: CapturedAnswer['usage'];
  let error: GenerationError | undefined;
  let providerName: string | undefined;

  function foldFor(index: number) {
    const known = choices.get(index);
    if (known !== undefined || !budget.keep({ index })) return known;
    const created = createChatChoiceFold(index, budget);
    choices.set(index, created);
    return created;
  }

  return {
    push(chunk) {
      const { id, model, serviceTier, systemFingerprint } = factsOf(chunk);
      facts = {
        id: facts?.id ?? id,
        model: facts?.model ?? model,
        serviceTier: serviceTier ?? facts?.serviceTier,
        systemFingerprint: systemFingerprint ?? facts?.systemFingerprint,
      };
      providerName ??= textOf(chunk.provider);
      usage = tokenUsage(chunk.usage) ?? usage;
      error ??= errorOf(chunk);
      let brought = false;
      objectsOf(chunk.choices).forEach((choice, position) => {
        if (foldFor(countOf(choice.index) ?? position)?.push(choice)) brought = true;
      });
      return brought;
    },
    finish() {
      const folded = [...choices.values()].map((fold) => fold.finish()).sort((a, b) => a.index - b.index);
      return {
        response: facts?.id === undefined && folded.length === 0 ? undefined : { ...facts, choices: folded },
        usage,
        error,
        providerName,
      };
    },
    get answered() {
      return choices.size > 0 && [...choices.values()].every((fold) => fold.finished);
    },
    // The end is marked by `[DONE]`, which is no JSON.
    ended: false,
  };
}

/** Chat completions of OpenAI, of OpenRouter and of everything that is compatible with them. */
export const chatCompletions: CaptureFormat = {
  name: 'chat_completions',
  path: '/chat/completions',
  recognizes: (body) => Array.isArray(body.messages),
  parseRequest: parseChatRequest,
  parseAnswer,
  createFold,
};
