import type { Network, Outage } from './story-backend-options.ts';

const SLOW_MS = 2_000;

/** A request as a story can ask for it. */
export interface SeenRequest {
  readonly method: string;
  /** After `/observability/`, such as `broadcast`. */
  readonly path: string;
  /** Parsed JSON body; `undefined` without one. */
  readonly body: unknown;
}

/** What stands between a story's components and its settings API: the embedder's network and backend. */
export interface SettingsGate {
  /** Lets a request through to `answer`, when and if the network allows. */
  pass(request: Request, answer: (request: Request) => Promise<Response>): Promise<Response>;
  /** Keeps all answers back until the function that it gives is called. */
  hold(): () => void;
  /** Fails requests from now on; `undefined` ends it. */
  setOutage(outage: Outage | undefined): void;
  setNetwork(network: Network): void;
  /** Everything that was asked so far, oldest first. */
  requests(): readonly SeenRequest[];
  /** Answers everything that is still kept back. The story is over. */
  close(): void;
}

/** Creates a {@link SettingsGate}. */
export function createSettingsGate(): SettingsGate {
  const seen: SeenRequest[] = [];
  const over = new AbortController();
  let network: Network = 'fast';
  let outage: Outage | undefined;
  let held: { readonly released: Promise<void>; readonly release: () => void } | undefined;

  const hits = ({ method, path }: SeenRequest) =>
    network === 'failing' ||
    (outage !== undefined && (outage.method ?? method) === method && path.startsWith(outage.path ?? ''));

  return {
    async pass(request, answer) {
      const asked = await describe(request);
      seen.push(asked);
      if (network === 'slow') await pause(SLOW_MS, over.signal);
      const response = hits(asked) ? refusal(outage?.reason) : await answer(request);
      await held?.released;
      return response;
    },
    hold() {
      const { promise, resolve } = deferred();
      held = { released: promise, release: resolve };
      over.signal.addEventListener('abort', resolve);
      return resolve;
    },
    setOutage: (next) => {
      outage = next;
    },
    setNetwork: (next) => {
      network = next;
    },
    requests: () => seen,
    close: () => over.abort(),
  };
}

/** Waits; less long where the story ends first. */
export function pause(durationMs: number, over: AbortSignal): Promise<void> {
  const { promise, resolve } = deferred();
  const timer = setTimeout(resolve, durationMs);
  over.addEventListener('abort', () => {
    clearTimeout(timer);
    resolve();
  });
  return promise;
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

async function describe(request: Request): Promise<SeenRequest> {
  const { pathname } = new URL(request.url);
  const text = await request.clone().text();
  return {
    method: request.method,
    path: pathname.split('/observability/')[1] ?? '',
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** Status, reason and text of each refusal, as the settings handler or the embedder's own middleware sends them. */
const REFUSALS = {
  down: [503, 'server_error', 'The settings could not be reached. Try again in a moment.'],
  'signed-out': [401, 'unauthenticated', 'Sign in to see these settings.'],
  'not-allowed': [403, 'forbidden', 'Only admins of this workspace may change its destinations.'],
  'too-many': [429, 'rate_limited', 'Too many tests in one minute. Wait a moment.'],
} as const;

function refusal(why: Outage['reason'] = undefined): Response {
  if (why === 'no-answer') return Response.error();
  const [status, reason, message] = REFUSALS[why ?? 'down'];
  const error = { code: status, message, metadata: { reason, request_id: 'req_storybook' } };
  return Response.json({ error }, { status, headers: status === 429 ? { 'retry-after': '20' } : {} });
}
