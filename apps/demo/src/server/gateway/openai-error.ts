/** What {@link openAiError} needs to know. */
export interface OpenAiErrorOptions {
  readonly status: number;
  /** For people: what is wrong, and what to do. */
  readonly message: string;
  /** OpenAI's class of error. Default: by status. */
  readonly type?: string | undefined;
  /** Stable reason, such as `invalid_api_key`. */
  readonly code?: string | undefined;
  /** The field of the request at fault, such as `messages.0.role`. */
  readonly param?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

function typeOf(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 429) return 'rate_limit_error';
  return status < 500 ? 'invalid_request_error' : 'server_error';
}

/** An error as OpenAI's API spells it, so that official clients throw the class of error that they document. */
export function openAiError({ status, message, type, code, param, headers }: OpenAiErrorOptions): Response {
  return Response.json(
    { error: { message, type: type ?? typeOf(status), param: param ?? null, code: code ?? null } },
    { status, ...(headers === undefined ? {} : { headers }) },
  );
}
