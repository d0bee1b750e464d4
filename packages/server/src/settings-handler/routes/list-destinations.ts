import type { Issue } from '@broadcast-kit/core';
import { problem } from '../answer.ts';
import type { SettingsRoute } from '../settings-route.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

/** A whole number of a query; `undefined` for anything else. */
function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** `GET destinations?offset&limit&workspace_id`: a page of the owner's destinations, oldest first. */
export const listDestinations: SettingsRoute = async ({ request, caller }, { store, show }) => {
  const query = new URL(request.url).searchParams;
  const offset = wholeNumber(query.get('offset') ?? '0');
  const limit = wholeNumber(query.get('limit') ?? String(DEFAULT_LIMIT));
  const issues: Issue[] = [];
  if (offset === undefined) {
    issues.push({ path: 'offset', code: 'offset', message: 'offset is a whole number from 0.' });
  }
  if (limit === undefined || limit < 1 || limit > MAX_LIMIT) {
    issues.push({ path: 'limit', code: 'limit', message: `limit is a whole number from 1 to ${MAX_LIMIT}.` });
  }
  if (offset === undefined || limit === undefined || issues.length > 0) {
    const message = issues.map((issue) => issue.message).join(' ');
    return problem({ status: 400, reason: 'invalid_request', message, metadata: { issues } });
  }

  const workspaceId = query.get('workspace_id');
  const destinations = (await store.list(caller.owner))
    .map(show)
    .filter(({ workspace_id }) => workspaceId === null || workspace_id === workspaceId);
  return {
    ok: true,
    status: 200,
    body: { data: destinations.slice(offset, offset + limit), total_count: destinations.length },
  };
};
