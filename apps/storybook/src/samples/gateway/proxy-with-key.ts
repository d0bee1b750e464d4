/** Options of {@link proxyToGateway}. */
export interface ProxyOptions {
  /** Such as `https://gateway.example/api/v1/observability`. */
  readonly settingsApi: string;
  /** Stays on your server; the browser has your session, and nothing else. */
  readonly managementKey: string;
  /** Yours: may whoever sent this request see these settings? */
  readonly mayManage: (request: Request) => Promise<boolean>;
  /** Default: the platform's. */
  readonly fetch?: typeof fetch;
}

/** Serves `/api/v1/observability/*` of your product by asking a gateway that lives elsewhere. */
export function proxyToGateway({ settingsApi, managementKey, mayManage, fetch: ask = fetch }: ProxyOptions) {
  return async (request: Request): Promise<Response> => {
    if (!(await mayManage(request))) return refused(401, 'Sign in to see these settings.');
    if (isForged(request)) return refused(403, 'This request did not come from a page of ours.');

    const { pathname, search } = new URL(request.url);
    const path = pathname.replace(/^.*?\/observability\//, '/');
    const headers = picked(request.headers, ['accept', 'content-type', 'if-match', 'idempotency-key']);
    headers.set('authorization', `Bearer ${managementKey}`);
    const body = request.body === null ? null : await request.arrayBuffer();
    const answer = await ask(`${settingsApi}${path}${search}`, { method: request.method, headers, body });
    // The rest, cookies of the gateway included, stays here.
    const answered = picked(answer.headers, ['content-type', 'etag', 'retry-after', 'x-request-id']);
    return new Response(answer.body, { status: answer.status, headers: answered });
  };
}

/** A page elsewhere makes a browser send its cookies along, but it cannot set this header, which the client always sends. */
function isForged(request: Request): boolean {
  return request.headers.get('x-broadcast-kit') === null || request.headers.get('sec-fetch-site') === 'cross-site';
}

function picked(headers: Headers, names: readonly string[]): Headers {
  return new Headers([...headers].filter(([name]) => names.includes(name)));
}

function refused(status: number, message: string): Response {
  return Response.json({ error: { code: status, message } }, { status });
}
