import { HttpResponse, http, passthrough, type RequestHandler } from 'msw';
import { createStoryBackend, type StoryBackend } from './story-backend.ts';
import type { Network, StoryBackendOptions } from './story-backend-options.ts';

const MOCK_ORIGIN = 'https://mock.test';

/** Says whose Grafana Cloud is meant: all stories of a docs page share one worker, and Grafana's host names. */
const STORY_HEADER = 'x-story';

const mountPath = (storyId: string) => `/${storyId}/api/v1`;

/** Where the settings API of a story is mounted. */
export function settingsBaseUrl(storyId: string): string {
  return `${MOCK_ORIGIN}${mountPath(storyId)}`;
}

/** The story that a backend is for. */
export interface BackendOwner {
  readonly id: string;
  /** Ends with the story: a remounted story has another one. */
  readonly abortSignal: AbortSignal;
  readonly options: StoryBackendOptions;
  readonly network: Network;
}

/** The backends of all stories on the page, each at its own address. */
export interface StoryBackends {
  /** The backend of a story. Rendering it again keeps its state; mounting it anew starts from the beginning. */
  open(owner: BackendOwner): Promise<StoryBackend>;
  /** For the worker: everything that leaves the page ends here. */
  readonly handlers: readonly RequestHandler[];
}

/** Creates {@link StoryBackends}. */
export function createStoryBackends(): StoryBackends {
  const open = new Map<string, { readonly mounted: AbortSignal; readonly backend: StoryBackend }>();
  let latestId = '';

  return {
    async open({ id, abortSignal, options, network }) {
      const known = open.get(id);
      if (known?.mounted === abortSignal) {
        known.backend.setNetwork(network);
        return known.backend;
      }
      known?.backend.close();
      const backend = createStoryBackend({
        ...options,
        basePath: `${mountPath(id)}/observability`,
        fetchGrafana: (url, init) => fetch(url, { ...init, headers: { ...headersOf(init), [STORY_HEADER]: id } }),
      });
      latestId = id;
      open.set(id, { mounted: abortSignal, backend });
      await backend.seed();
      backend.setNetwork(network);
      return backend;
    },

    handlers: [
      http.all(`${MOCK_ORIGIN}/:storyId/api/v1/observability/*`, ({ request, params }) =>
        open.get(String(params.storyId))?.backend.settings(request),
      ),
      // Code that is shown as it stands asks the page's own origin, as it will in a host.
      http.all(`${location.origin}/api/v1/observability/*`, ({ request }) => {
        const { pathname, search } = new URL(request.url);
        const url = `${MOCK_ORIGIN}/${latestId}${pathname}${search}`;
        return open.get(latestId)?.backend.settings(new Request(url, request));
      }),
      http.post('*/v1/traces', ({ request }) =>
        open.get(request.headers.get(STORY_HEADER) ?? '')?.backend.grafana(request),
      ),
      http.all('*', ({ request }) => (isOfStorybook(new URL(request.url)) ? passthrough() : unexpected(request))),
    ],
  };
}

function headersOf(init: RequestInit | undefined): Record<string, string> {
  return Object.fromEntries(new Headers(init?.headers));
}

/** What the page itself is made of. Its own origin is also where a host's API would be, and no file lies there. */
function isOfStorybook({ origin, pathname }: URL): boolean {
  return origin === location.origin && !pathname.startsWith('/api/');
}

/** Storybook works offline, so a request that no mock knows is a mistake in a story. */
function unexpected(request: Request): Response {
  console.error(`Nothing in this Storybook answers ${request.method} ${request.url}.`);
  return HttpResponse.error();
}
