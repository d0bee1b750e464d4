import type { Clock, DestinationWire, LogFields, Logger, Transport } from '@broadcast-kit/core';
import { BroadcastError, fetchTransport, redactSecrets, silentLogger, systemClock } from '@broadcast-kit/core';
import { Hono } from 'hono';
import type { DestinationRecord } from '../destination-store/destination-record.ts';
import type { DestinationStore } from '../destination-store/destination-store.ts';
import type { DestinationUrlPolicy } from '../guarded-transport/destination-url-policy.ts';
import { compilePolicy } from '../guarded-transport/destination-url-policy.ts';
import { trustsDestinationHost } from '../guarded-transport/trusts-destination-host.ts';
import type { SecretBox } from '../secret-box/create-secret-box.ts';
import type { Answer } from './answer.ts';
import { problem, toResponse } from './answer.ts';
import type { AuditSink } from './audit-event.ts';
import { createAuditTrail } from './audit-trail.ts';
import type { Authorize } from './authorize.ts';
import { settledCaller } from './authorize.ts';
import { createConnectionTests } from './connection-tests.ts';
import type { DeliveryStatusSource } from './delivery-status.ts';
import { healthFromDelivery, newerHealth } from './delivery-status.ts';
import { destinationToWire } from './destination-to-wire.ts';
import { forgedRequestProblem } from './forged-request.ts';
import { apiKeysToWire, type ListApiKeys } from './list-api-keys.ts';
import { openApiDocument } from './openapi/openapi-document.ts';
import { notFound } from './save-problem.ts';
import type { SettingsCall, SettingsRoute, SettingsServices } from './settings-route.ts';
import { SETTINGS_ROUTES } from './settings-routes.ts';

/** Options of {@link createSettingsHandler}. */
export interface SettingsHandlerOptions {
  /** Where destinations live. */
  readonly store: DestinationStore;
  /** Seals the customers' keys and signs test receipts. All instances of one service share its keys. */
  readonly secrets: SecretBox;
  /** Who calls. There is no default: a settings API that nobody guards must not exist. */
  readonly authorize: Authorize;
  /**
   * How connection tests leave. Default: the platform's `fetch`, which can only be trusted with `*.grafana.net`. On Node:
   * `fetchTransport({ fetch: guardedFetch(urlPolicy) })`, with `guardedFetch` of `@broadcast-kit/server/node`.
   */
  readonly transport?: Transport | undefined;
  /** Which URLs customers may enter. Give the same to `guardedFetch`. Default: `*.grafana.net` over https. */
  readonly urlPolicy?: DestinationUrlPolicy | undefined;
  /** Path that the API is mounted at. Default: `/api/v1/observability`. */
  readonly basePath?: string | undefined;
  /** Further origins whose pages may change settings with a cookie, such as `https://app.acme.com`. Default: only the API's own. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Most connection tests per owner and minute, those of saves and sample traces included. Default: 20. */
  readonly testsPerMinute?: number | undefined;
  /** Most of them per hour: of one owner, and of one actor over all owners. Default: 60. */
  readonly testsPerHour?: number | undefined;
  /** Called after every change of an owner's settings: the moment to drop what was cached of them. */
  readonly onChange?: ((owner: string) => void) | undefined;
  /**
   * Takes an audit event for every change, once it is saved, and for every test and sample trace. Not waited for; where it
   * throws or rejects, that is logged and the request succeeds all the same. Default: none.
   */
  readonly onAudit?: AuditSink | undefined;
  /** The API keys that customers may limit a destination to, and their hashes. Default: there is no list to choose from. */
  readonly listApiKeys?: ListApiKeys | undefined;
  /** How deliveries go, for status and health. `createBroadcastServer` brings one. Default: tests alone tell the health. */
  readonly deliveries?: DeliveryStatusSource | undefined;
  /** Default: silent. */
  readonly logger?: Logger | undefined;
  /** Default: the real one. */
  readonly clock?: Clock | undefined;
  /** Ids of destinations and requests. Default: random UUIDs. */
  readonly createId?: (() => string) | undefined;
}

/** Takes a request, gives its response, never rejects. Fits Hono, Next.js, Bun, Deno and workers as it is. */
export type SettingsHandler = (request: Request) => Promise<Response>;

const DEFAULT_TESTS_PER_MINUTE = 20;
const DEFAULT_TESTS_PER_HOUR = 60;
const NO_DELIVERIES: DeliveryStatusSource = {
  status: () => undefined,
  counters: () => undefined,
  attempts: () => [],
  autoDisabled: () => undefined,
};
/** Longer ids do not exist, and a store need not be asked for them. */
const MAX_ID_LENGTH = 128;

function assertOptions({
  authorize,
  transport,
  urlPolicy,
  testsPerMinute,
  testsPerHour,
}: SettingsHandlerOptions): void {
  const refuse = (message: string): never => {
    throw new BroadcastError({ code: 'invalid_option', message });
  };
  if (typeof authorize !== 'function') {
    refuse('createSettingsHandler needs authorize(request): it says who calls, and nothing is open without it.');
  }
  compilePolicy(urlPolicy ?? {});
  if (urlPolicy?.allowSelfHosted !== undefined && transport === undefined) {
    refuse(
      'allowSelfHosted lets customers name hosts of their own, so the transport must check every address it connects to. Pass transport: fetchTransport({ fetch: guardedFetch(urlPolicy) }), with guardedFetch of @broadcast-kit/server/node.',
    );
  }
  for (const [name, value] of Object.entries({ testsPerMinute, testsPerHour })) {
    if (value !== undefined && !(Number.isInteger(value) && value > 0)) refuse(`${name} is a whole number above 0.`);
  }
}

/** The id that a proxy gave the request, where it is a sane one. */
function givenRequestId(request: Request): string | undefined {
  const given = request.headers.get('x-request-id') ?? '';
  return /^[\w.:-]{1,128}$/.test(given) ? given : undefined;
}

/**
 * Creates the settings API: a web-standard handler for the broadcast switch and the destinations of each owner, compatible
 * with OpenRouter's management API. Secrets go in and never come out; new connection values are saved only
 * with a passed connection test; other owners' ids answer 404.
 *
 * @throws BroadcastError `invalid_option` where an option is missing or cannot be understood.
 *
 * @example
 * ```ts
 * const handler = createSettingsHandler({
 *   store: memoryDestinationStore(),
 *   secrets: createSecretBox({ keys: [env.SECRET_KEY] }),
 *   authorize: async (request) => {
 *     const user = await sessionOf(request);
 *     return user && { owner: user.workspace, actor: user.id, role: user.isAdmin ? 'admin' : 'member' };
 *   },
 * });
 * app.all('/api/v1/observability/*', (c) => handler(c.req.raw));
 * ```
 */
export function createSettingsHandler(options: SettingsHandlerOptions): SettingsHandler {
  assertOptions(options);
  const {
    store,
    secrets,
    authorize,
    transport = fetchTransport(),
    urlPolicy = {},
    allowedOrigins = [],
    testsPerMinute = DEFAULT_TESTS_PER_MINUTE,
    testsPerHour = DEFAULT_TESTS_PER_HOUR,
    onChange,
    onAudit,
    listApiKeys,
    deliveries = NO_DELIVERIES,
    logger = silentLogger,
    clock = systemClock,
    createId = () => crypto.randomUUID(),
  } = options;
  const basePath = (options.basePath ?? '/api/v1/observability').replace(/\/+$/, '');

  function announce(change: string, { caller, requestId }: SettingsCall, fields: LogFields = {}): void {
    logger.info(change, { owner: caller.owner, actor: caller.actor, requestId, ...fields });
    try {
      onChange?.(caller.owner);
    } catch (error) {
      logger.error('onChange threw', { requestId, error: redactSecrets(String(error)) });
    }
  }

  const trusts = ({ connection }: DestinationRecord) => trustsDestinationHost(connection.baseUrl, urlPolicy);

  function show(record: DestinationRecord): DestinationWire {
    const status = deliveries.status(record.owner, record.id);
    const learnt = status === undefined ? undefined : healthFromDelivery(status, trusts(record));
    return destinationToWire({ ...record, health: newerHealth(record.health, learnt) });
  }

  const testLimits = { perMinute: testsPerMinute, perHour: testsPerHour };
  const services: SettingsServices = {
    store,
    secrets,
    connectionTests: createConnectionTests({ transport, urlPolicy, secrets, testLimits, clock }),
    clock,
    logger,
    createId,
    announce,
    audit: createAuditTrail({ onAudit, clock, logger }),
    deliveries,
    apiKeys: (owner) => apiKeysToWire(listApiKeys, owner),
    openApi: openApiDocument(basePath),
    trusts,
    show,
  };

  async function answer(route: SettingsRoute, call: Omit<SettingsCall, 'caller'>): Promise<Answer> {
    const { request } = call;
    const known = await authorize(request);
    if (known === null) {
      const message = 'Sign in, or send a management key as Authorization: Bearer.';
      const headers = { 'www-authenticate': 'Bearer' };
      return problem({ status: 401, reason: 'unauthenticated', message, headers });
    }
    const caller = settledCaller(known, request);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const forged = caller.session === 'cookie' ? forgedRequestProblem(request, allowedOrigins) : undefined;
      if (forged !== undefined) return forged;
      if (caller.role !== 'admin') {
        const message = 'Only admins may change these settings or run tests. Ask one of them.';
        return problem({ status: 403, reason: 'forbidden', message });
      }
    }
    return call.id.length > MAX_ID_LENGTH ? notFound() : route({ ...call, caller }, services);
  }

  /** Answers every request, also those that `decide` fails on. */
  async function respond(request: Request, decide: (requestId: string) => Promise<Answer>): Promise<Response> {
    const requestId = givenRequestId(request) ?? createId();
    try {
      return toResponse(await decide(requestId), requestId);
    } catch (error) {
      logger.error('a settings request failed', { requestId, error: redactSecrets(String(error)) });
      const message = `The settings API failed. Tell its operator this request id: ${requestId}.`;
      return toResponse(problem({ status: 500, reason: 'server_error', message }), requestId);
    }
  }

  const app = new Hono();
  for (const [path, methods] of Object.entries(SETTINGS_ROUTES)) {
    for (const [method, route] of Object.entries(methods)) {
      app.on(method, `${basePath}${path}`, ({ req }) =>
        respond(req.raw, (requestId) => answer(route, { request: req.raw, requestId, id: req.param('id') ?? '' })),
      );
    }
    const allow = Object.keys(methods).join(', ');
    const notAllowed = problem({
      status: 405,
      reason: 'invalid_request',
      message: `This path takes ${allow}.`,
      headers: { allow },
    });
    app.all(`${basePath}${path}`, ({ req }) => respond(req.raw, async () => notAllowed));
  }
  const noSuchPath = problem({
    status: 404,
    reason: 'not_found',
    message: `The settings API has no such path. It lives at ${basePath}.`,
  });
  app.notFound(({ req }) => respond(req.raw, async () => noSuchPath));
  return async (request) => app.fetch(request);
}
