import type {
  GenerationError,
  GenerationOperation,
  GenerationRequest,
  GenerationResponse,
  GenerationUsage,
} from '../../generation/generation.ts';
import type { ContentBudget } from '../collect/content-budget.ts';
import type { JsonObject } from '../json-value.ts';

/** The APIs that capture understands. */
export type CaptureFormatName = 'chat_completions' | 'text_completions' | 'responses' | 'messages' | 'embeddings';

/** What a request says about its generation. */
export interface CapturedRequest {
  readonly operation: GenerationOperation;
  /** The model is missing where the request leaves its choice to the provider. */
  readonly request: Omit<GenerationRequest, 'model'> & { readonly model?: string | undefined };
  readonly user?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly trace?: JsonObject | undefined;
}

/** What an answer says about its generation. */
export interface CapturedAnswer {
  readonly response?: GenerationResponse | undefined;
  readonly usage?: GenerationUsage | undefined;
  readonly error?: GenerationError | undefined;
  /** Who served the answer, where the API tells. */
  readonly providerName?: string | undefined;
}

/** Puts a streamed answer together, event by event. */
export interface AnswerFold {
  /** Takes the JSON of one event. Answers whether it brought output of the model: text, thinking or a tool call. */
  push(event: JsonObject): boolean;
  /** What was collected so far. */
  finish(): CapturedAnswer;
  /** Whether the model said all it had to say, so that whoever leaves now misses nothing. */
  readonly answered: boolean;
  /** Whether the API's last event was seen. */
  readonly ended: boolean;
}

/** How one API spells requests, answers and streams. Never throws, whatever it is given. */
export interface CaptureFormat {
  readonly name: CaptureFormatName;
  /** End of the URL path. */
  readonly path: string;
  /** Author of the models, where the API is that of one author only. */
  readonly system?: string;
  /** Whether a body that was sent to such a path is a request of this API. */
  recognizes(body: JsonObject): boolean;
  parseRequest(body: JsonObject): CapturedRequest;
  parseAnswer(body: JsonObject): CapturedAnswer;
  createFold(budget: ContentBudget): AnswerFold;
}
