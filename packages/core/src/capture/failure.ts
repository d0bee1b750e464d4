import type { GenerationError } from '../generation/generation.ts';
import { redactSecrets } from '../runtime/redact-secrets.ts';
import { cutText } from './collect/content-budget.ts';
import type { JsonObject } from './json-value.ts';
import { objectOf, textOf } from './json-value.ts';

/** Why an answer ended before it was complete: the reader went away, or something was thrown. */
export type EndReason = 'client_disconnected' | { readonly thrown: unknown };

const LONGEST_MESSAGE = 4_096;
/** Classes have few values: anything else that a provider sends as its code is no class. */
const CLASS = /^[\w.:-]{1,64}$/;
const SYSTEM_CODE = /^[A-Z][A-Z0-9_]{2,}$/;

/** Class of a failure for which the provider gave no usable code. */
const NO_CODE = 'provider_error';

function failure(type: unknown, message: string): GenerationError {
  const named = typeof type === 'number' ? String(type) : type;
  return {
    type: typeof named === 'string' && CLASS.test(named) ? named : NO_CODE,
    message: cutText(redactSecrets(message), LONGEST_MESSAGE),
  };
}

/**
 * The failure that a provider's error object tells: its code, else its type, and its message with the text of the
 * upstream provider behind it, which is what says why.
 */
export function failureFromError(error: unknown): GenerationError | undefined {
  if (typeof error === 'string' && error !== '') return failure(undefined, error);
  const details = objectOf(error);
  if (details === undefined) return undefined;
  const raw = textOf(objectOf(details.metadata)?.raw);
  const message = textOf(details.message) ?? 'The provider ended the answer with an error and did not say why.';
  return failure(details.code ?? details.type, raw === undefined ? message : `${message}: ${raw}`);
}

/** The failure of an answer whose HTTP status says so. The class is the status; the body gives the message. */
export function failureFromStatus(
  status: number,
  {
    body,
    text,
    statusText,
  }: { readonly body?: JsonObject | undefined; readonly text?: string; readonly statusText?: string },
): GenerationError {
  const told =
    failureFromError(body?.error)?.message ??
    textOf(body?.message) ??
    textOf(body?.detail) ??
    textOf(text?.trim()) ??
    textOf(statusText);
  return failure(status, told ?? `The provider answered with HTTP ${status}.`);
}

/** The failure of a call that threw. The class is a system code such as `ECONNRESET`, else the name of the error. */
export function failureFromThrown(thrown: unknown): GenerationError {
  const error = objectOf(thrown);
  const cause = objectOf(error?.cause);
  const code = [error?.code, cause?.code].find((given) => typeof given === 'string' && SYSTEM_CODE.test(given));
  const message = textOf(error?.message) ?? (typeof thrown === 'string' ? thrown : 'The call failed.');
  const below = textOf(cause?.message);
  return failure(code ?? error?.name ?? 'Error', below === undefined ? message : `${message}: ${below}`);
}

/** The failure that the end of an answer tells. Giving up on a body that is being read is what a reader does who leaves. */
export function failureFromEnd(reason: EndReason): GenerationError {
  const left = reason === 'client_disconnected' || objectOf(reason.thrown)?.name === 'AbortError';
  return left
    ? failure('client_disconnected', 'The client disconnected before the answer was complete.')
    : failureFromThrown(reason.thrown);
}

/** The failure of an answer that nobody can read. */
export function failureOfUnreadable(): GenerationError {
  return failure('invalid_response', 'The answer is neither JSON nor an event stream of the API that was called.');
}
