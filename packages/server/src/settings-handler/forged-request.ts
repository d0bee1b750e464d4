import type { Problem } from './answer.ts';
import { problem } from './answer.ts';

/** Whether the request comes from the host's own pages, or from an origin that the operator named. */
function comesFromOwnPages(request: Request, allowedOrigins: readonly string[]): boolean {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return true;
  // The browser's own word: it holds behind every proxy, and no page can set it.
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  if (origin === null) return true;
  // Hosts are compared without their schemes: behind a proxy that ends TLS the server sees http where the page has https.
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
}

/**
 * Refuses a change that another site may have made a signed-in browser send. Such a site can neither set the header
 * `x-broadcast-kit` nor send JSON without asking first, and nothing here ever answers that question with yes.
 */
export function forgedRequestProblem(request: Request, allowedOrigins: readonly string[]): Problem | undefined {
  const refuse = (message: string) => problem({ status: 403, reason: 'forbidden', message });
  if (!comesFromOwnPages(request, allowedOrigins)) {
    return refuse(
      'This request comes from a page of another origin. Name the origin in allowedOrigins if it is yours, or use a bearer key.',
    );
  }
  if (request.headers.get('x-broadcast-kit') === null) {
    return refuse(
      'Requests with a session cookie need the header x-broadcast-kit: 1, which createSettingsClient sends.',
    );
  }
  const sendsJson = /^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '');
  if (request.method !== 'DELETE' && !sendsJson) {
    const message = 'Send the body as JSON, with the header Content-Type: application/json.';
    return problem({ status: 415, reason: 'invalid_request', message });
  }
  return undefined;
}
