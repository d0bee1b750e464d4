import { parseRetryAfter } from './parse-retry-after.ts';
import { quoteAnswer } from './quote-answer.ts';
import type { Answer } from './read-answer.ts';
import { readAnswer } from './read-answer.ts';
import type { TransportResult } from './transport.ts';

/** Why the same bytes may go through later. */
export type RetryReason =
  /** 429. */
  | 'rate_limited'
  /** 502, 503, 504. */
  | 'unavailable'
  /** No answer: name, connection, certificate or time. */
  | 'connection'
  /** The caller's own signal fired. Says nothing about the destination. */
  | 'aborted';

/** Why the same bytes will not go through. The first two blame the batch, the others the destination. */
export type PermanentReason =
  /** The receiver does not accept the content (400, 415, 422, ...). */
  | 'rejected'
  /** The batch is too big (413, or a text that says so). Split it. */
  | 'too_large'
  /** 401, 403. */
  | 'auth'
  /** 404, 405, 410, and 530: no such host behind the front. */
  | 'not_found'
  /** 3xx. Never followed. */
  | 'redirected'
  /** A success status with something other than an OTLP answer, such as a login page. */
  | 'unexpected'
  /** The guard refuses the address. */
  | 'blocked'
  /** 500 and its kind, and 408. Not to be retried by the OTLP specification. */
  | 'server_error';

/** What became of a batch. `message` is one line without secrets. */
export type ExportOutcome =
  | {
      readonly kind: 'delivered';
      /** The receiver took everything but has something to say. */
      readonly warning?: string | undefined;
    }
  /** Taken, but for some spans. They are lost: a partial success must not be sent again. */
  | { readonly kind: 'partial'; readonly rejectedSpans: number; readonly message: string }
  | {
      readonly kind: 'retry';
      readonly reason: RetryReason;
      /** What the other side asked for: 1,000 to 3,600,000 milliseconds. */
      readonly afterMs?: number | undefined;
      readonly status?: number | undefined;
      readonly message: string;
    }
  | {
      readonly kind: 'permanent';
      readonly reason: PermanentReason;
      readonly status?: number | undefined;
      readonly message: string;
    };

/** What {@link classifyAnswer} looks at. */
export interface ClassifyAnswerOptions {
  readonly result: TransportResult;
  /** Epoch milliseconds, for a `Retry-After` that is a date. */
  readonly nowMs: number;
  /** Texts that must not appear in a message. Default: none; what looks like a credential is redacted anyway. */
  readonly secrets?: readonly string[] | undefined;
}

type Failure = Extract<TransportResult, { kind: 'failure' }>;
type Response = Extract<TransportResult, { kind: 'response' }>;

/** Tempo and gRPC gateways say this with 400, 429 and 500 as well; waiting does not make such a batch smaller. */
const TOO_LARGE = /too[ _]large|larger than max|exceeds ingestion limit/i;

const PERMANENT_BY_STATUS: Readonly<Record<number, PermanentReason>> = {
  401: 'auth',
  403: 'auth',
  404: 'not_found',
  405: 'not_found',
  408: 'server_error',
  410: 'not_found',
  413: 'too_large',
  530: 'not_found',
};

const RETRY_BY_STATUS: Readonly<Record<number, RetryReason>> = {
  429: 'rate_limited',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

function classifyFailure({ code }: Failure): ExportOutcome {
  if (code === 'blocked') {
    return { kind: 'permanent', reason: 'blocked', message: 'This address may not be sent to.' };
  }
  if (code === 'aborted') return { kind: 'retry', reason: 'aborted', message: 'The request was cancelled.' };
  return { kind: 'retry', reason: 'connection', message: `There was no answer (${code}).` };
}

function classifySuccess(status: number, answer: Answer, quote: (text: string) => string): ExportOutcome {
  if (answer.form === 'html' || answer.form === 'text') {
    const message = answer.form === 'html' ? 'A web page answered, not an OTLP endpoint.' : quote(answer.text);
    return { kind: 'permanent', reason: 'unexpected', status, message };
  }
  const partial = (answer.json as { partialSuccess?: { rejectedSpans?: unknown; errorMessage?: unknown } } | null)
    ?.partialSuccess;
  const message = typeof partial?.errorMessage === 'string' ? quote(partial.errorMessage) : '';
  // An int64 is a string in OTLP JSON, but not every receiver knows.
  const rejectedSpans = Number(partial?.rejectedSpans ?? 0);
  if (rejectedSpans > 0) return { kind: 'partial', rejectedSpans, message };
  return message === '' ? { kind: 'delivered' } : { kind: 'delivered', warning: message };
}

function classifyResponse(response: Response, nowMs: number, secrets: readonly string[]): ExportOutcome {
  const { status } = response;
  const answer = readAnswer(response.body);
  const quote = (text: string) => quoteAnswer(text, secrets);
  if (status >= 200 && status < 300) return classifySuccess(status, answer, quote);

  const message = quote(answer.text) || `The endpoint answered ${status}.`;
  if (status >= 300 && status < 400) return { kind: 'permanent', reason: 'redirected', status, message };
  const permanent = PERMANENT_BY_STATUS[status];
  if (permanent !== undefined) return { kind: 'permanent', reason: permanent, status, message };
  if (TOO_LARGE.test(answer.text)) return { kind: 'permanent', reason: 'too_large', status, message };
  const retry = RETRY_BY_STATUS[status];
  if (retry !== undefined) {
    const afterMs = parseRetryAfter(response.header('retry-after'), nowMs);
    return { kind: 'retry', reason: retry, ...(afterMs === undefined ? {} : { afterMs }), status, message };
  }
  return { kind: 'permanent', reason: status >= 500 ? 'server_error' : 'rejected', status, message };
}

/**
 * What an answer means for the batch that was sent: delivered, partly delivered, to be tried again, or refused for good.
 * Only 429, 502, 503, 504 and failures of the connection are tried again. A redirect, or a success status with a web
 * page, is not a delivery.
 *
 * Source: OTLP specification, "OTLP/HTTP response"; texts of Grafana Cloud and Tempo.
 */
export function classifyAnswer({ result, nowMs, secrets = [] }: ClassifyAnswerOptions): ExportOutcome {
  return result.kind === 'failure' ? classifyFailure(result) : classifyResponse(result, nowMs, secrets);
}
