import type { ErrorWire } from '@broadcast-kit/core';
import { redactSecrets } from '@broadcast-kit/core';

type Metadata = Omit<NonNullable<ErrorWire['error']['metadata']>, 'reason' | 'request_id'>;

/** What a route answers when it did what was asked. */
export interface Success {
  readonly ok: true;
  readonly status: 200 | 201;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What a route answers when it did not. */
export interface Problem {
  readonly ok: false;
  readonly status: number;
  /** Stable code, sent as `metadata.reason`. */
  readonly reason: string;
  /** For people: what happened, why, what to do. */
  readonly message: string;
  readonly metadata?: Metadata | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A route's answer, not yet a response. */
export type Answer = Success | Problem;

/** An answer with a body `{ data }`. */
export function success(
  data: unknown,
  { status = 200, headers }: { readonly status?: 200 | 201; readonly headers?: Record<string, string> } = {},
): Success {
  return { ok: true, status, body: { data }, headers };
}

/** A problem, with everything that looks like a credential taken out of what it repeats of the request. */
export function problem({ message, metadata, ...rest }: Omit<Problem, 'ok'>): Problem {
  const issues = metadata?.issues?.map(({ path, code, message: text }) => ({
    path: redactSecrets(path).slice(0, 200),
    code,
    message: redactSecrets(text).slice(0, 500),
  }));
  return {
    ok: false,
    ...rest,
    message: redactSecrets(message),
    metadata: { ...metadata, ...(issues === undefined ? {} : { issues }) },
  };
}

/** An answer as an HTTP response that no cache keeps and no browser guesses about. */
export function toResponse(answer: Answer, requestId: string): Response {
  const body: unknown = answer.ok
    ? answer.body
    : ({
        error: {
          code: answer.status,
          message: answer.message,
          metadata: { reason: answer.reason, ...answer.metadata, request_id: requestId },
        },
      } satisfies ErrorWire);
  return new Response(JSON.stringify(body), {
    status: answer.status,
    headers: {
      ...answer.headers,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
    },
  });
}
