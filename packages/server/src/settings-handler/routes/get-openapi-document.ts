import type { SettingsRoute } from '../settings-route.ts';

/** `GET openapi.json`: this API as an OpenAPI 3.1 document. */
export const getOpenApiDocument: SettingsRoute = async (_, { openApi }) => ({ ok: true, status: 200, body: openApi });
