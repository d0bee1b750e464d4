import { type Answer, textAnswer } from './answer.ts';
import { type CloudCredentials, checkCloudCredentials } from './check-cloud-credentials.ts';

/** What a receiver takes, as far as a request line and headers tell. */
export interface HeadRules {
  readonly path: string;
  /** Absent: everybody may send. */
  readonly credentials: CloudCredentials | undefined;
}

/** The start of a request. */
export interface RequestHead {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
}

/** The refusal of a request whose body need not be read for it: nobody spends memory on what a stranger sends. */
export function refuseByHead({ method, path, headers }: RequestHead, rules: HeadRules): Answer | undefined {
  if (path !== rules.path) return textAnswer(404, '404 page not found\n', 'text/plain; charset=utf-8');
  if (rules.credentials !== undefined) {
    const complaint = checkCloudCredentials(headers.get('authorization'), rules.credentials);
    if (complaint !== undefined) return textAnswer(401, complaint, 'text/plain; charset=utf-8');
  }
  // The decompressor stands before the receiver: where there is work for it, its complaint comes first.
  return headers.get('content-encoding') ? undefined : refuseMethod(method);
}

/** The refusal of every method but POST. */
export function refuseMethod(method: string): Answer | undefined {
  return method === 'POST' ? undefined : textAnswer(405, '405 method not allowed, supported: [POST]');
}
