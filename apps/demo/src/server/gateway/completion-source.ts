import type { ChatRequest } from './chat-request.ts';

/** What a source knows about a call besides its body. */
export interface CompletionContext {
  /** The gateway's id of this call. */
  readonly generationId: string;
  /** Fires when the caller has gone. */
  readonly signal: AbortSignal;
}

/**
 * Who answers: the built-in model or an upstream. Gives OpenAI's answer, JSON or SSE, or an error in OpenAI's form.
 * Never rejects for an expected failure.
 */
export interface CompletionSource {
  complete(request: ChatRequest, context: CompletionContext): Promise<Response>;
  /** `GET /models`. */
  models(signal: AbortSignal): Promise<Response>;
}
