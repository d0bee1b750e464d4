import { createDestination } from './routes/create-destination.ts';
import { deleteDestination } from './routes/delete-destination.ts';
import { getBroadcast } from './routes/get-broadcast.ts';
import { getDestination } from './routes/get-destination.ts';
import { getDestinationStatus } from './routes/get-destination-status.ts';
import { getOpenApiDocument } from './routes/get-openapi-document.ts';
import { listApiKeys } from './routes/list-api-keys.ts';
import { listAttempts } from './routes/list-attempts.ts';
import { listDestinations } from './routes/list-destinations.ts';
import { restoreDestination } from './routes/restore-destination.ts';
import { sendDraftTrace } from './routes/send-draft-trace.ts';
import { sendTrace } from './routes/send-trace.ts';
import { testDestination } from './routes/test-destination.ts';
import { testDraft } from './routes/test-draft.ts';
import { updateBroadcast } from './routes/update-broadcast.ts';
import { updateDestination } from './routes/update-destination.ts';
import type { SettingsRoute } from './settings-route.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** All of the settings API, by path below its base path and method. */
export const SETTINGS_ROUTES: Readonly<Record<string, Partial<Record<Method, SettingsRoute>>>> = {
  '/api-keys': { GET: listApiKeys },
  '/broadcast': { GET: getBroadcast, PATCH: updateBroadcast },
  '/destinations': { GET: listDestinations, POST: createDestination },
  '/destinations/test': { POST: testDraft },
  '/destinations/send-trace': { POST: sendDraftTrace },
  '/destinations/:id': { GET: getDestination, PATCH: updateDestination, DELETE: deleteDestination },
  '/destinations/:id/attempts': { GET: listAttempts },
  '/destinations/:id/restore': { POST: restoreDestination },
  '/destinations/:id/send-trace': { POST: sendTrace },
  '/destinations/:id/status': { GET: getDestinationStatus },
  '/destinations/:id/test': { POST: testDestination },
  '/openapi.json': { GET: getOpenApiDocument },
};
