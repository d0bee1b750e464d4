import type {
  DestinationWire,
  ErrorWire,
  LogFields,
  Logger,
  TransportRequest,
  TransportResult,
} from '@broadcast-kit/core';
import { createTestClock } from '@broadcast-kit/core/testing';
import { memoryDestinationStore } from '../../destination-store/memory-destination-store.ts';
import { createSecretBox } from '../../secret-box/create-secret-box.ts';
import type { AuditEvent } from '../audit-event.ts';
import type { Caller } from '../authorize.ts';
import type { SettingsHandlerOptions } from '../create-settings-handler.ts';
import { createSettingsHandler } from '../create-settings-handler.ts';

/** A key that the stand-in for Grafana accepts with {@link INSTANCE_ID}. Like a real one: base64 of JSON. */
export const GOOD_KEY = 'glc_eyJvIjoiOTk5IiwibiI6ImNhbmFyeS13cml0ZXIiLCJrIjoiQ2FuYXJ5U2VjcmV0MDEifQ==';
/** Another one, as after a rotation. */
export const OTHER_GOOD_KEY = 'glc_eyJvIjoiOTk5IiwibiI6ImNhbmFyeS1yb3RhdGVkIiwiayI6IkNhbmFyeVNlY3JldDAyIn0=';
/** One that Grafana does not know. */
export const BAD_KEY = 'glc_eyJvIjoiOTk5IiwibiI6ImNhbmFyeS1yZXZva2VkIiwiayI6IkNhbmFyeVNlY3JldDAzIn0=';
export const INSTANCE_ID = '123456';
export const BASE_URL = 'https://otlp-gateway-prod-us-west-0.grafana.net';
export const OTHER_BASE_URL = 'https://otlp-gateway-prod-eu-west-2.grafana.net';
export const ROOT = 'https://gateway.example/api/v1/observability';

/** Values that pass the connection test. */
export const GOOD_CONFIG = { baseUrl: BASE_URL, instanceId: INSTANCE_ID, apiKey: GOOD_KEY };
export const DRAFT = { type: 'grafana', name: 'Grafana Cloud', config: GOOD_CONFIG };
/** An admin at an SDK or script. */
export const ADMIN: Caller = { owner: 'workspace_1', actor: 'user_7', role: 'admin', session: 'bearer' };

const acceptedCredentials = [GOOD_KEY, OTHER_GOOD_KEY].map((key) => `Basic ${btoa(`${INSTANCE_ID}:${key}`)}`);

/** Answers as Grafana Cloud does: 200 for known credentials, else 401 in its own words. */
function grafanaAnswer({ headers }: TransportRequest): TransportResult {
  const isKnown = acceptedCredentials.includes(headers.authorization ?? '');
  return {
    kind: 'response',
    status: isKnown ? 200 : 401,
    header: () => undefined,
    body: isKnown ? '{}' : '{"status":"error","error":"authentication error: invalid token"}',
  };
}

/** What a request says beside its method and path. */
export interface SendOptions {
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: {@link ADMIN}. `null`: nobody is signed in. */
  readonly caller?: Caller | null;
}

/** A response, read. Where it is a problem `data` is nothing, and the other way round. */
export interface TestAnswer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Data;
  readonly error: ErrorWire['error'];
}

/** A log line as a logger gets it. */
export interface LogLine {
  readonly level: keyof Logger;
  readonly message: string;
  readonly fields: LogFields | undefined;
}

/** A settings API with everything outside under the test's control. */
export function createSettingsTestApi(given: Partial<SettingsHandlerOptions> = {}) {
  const clock = createTestClock();
  const store = given.store ?? memoryDestinationStore();
  const secrets = given.secrets ?? createSecretBox({ keys: ['M3xkYyVZQn1Tn0cVnZ7hQ2rjv8cS4x0m9wQ5sW1pX2k='] });
  const callers = new WeakMap<Request, Caller | null>();
  const probes: TransportRequest[] = [];
  const log: LogLine[] = [];
  const changedOwners: string[] = [];
  const audits: AuditEvent[] = [];
  let answerProbe: (request: TransportRequest) => TransportResult | Promise<TransportResult> = grafanaAnswer;

  const write = (level: keyof Logger) => (message: string, fields?: LogFields) => {
    log.push({ level, message, fields });
  };
  const handler = createSettingsHandler({
    store,
    secrets,
    authorize: async (request) => callers.get(request) ?? null,
    transport: async (request) => {
      probes.push(request);
      return answerProbe(request);
    },
    testsPerMinute: 1000,
    testsPerHour: 1000,
    onChange: (owner) => changedOwners.push(owner),
    onAudit: (event) => void audits.push(event),
    logger: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    clock,
    ...given,
  });

  async function send<Data = DestinationWire>(
    method: string,
    path: string,
    { body, headers = {}, caller = ADMIN }: SendOptions = {},
  ): Promise<TestAnswer<Data>> {
    const request = new Request(`${ROOT}/${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    callers.set(request, caller);
    const response = await handler(request);
    const text = await response.text();
    const json = (text === '' ? {} : JSON.parse(text)) as { data: Data } & ErrorWire;
    return { status: response.status, headers: response.headers, text, data: json.data, error: json.error };
  }

  return {
    clock,
    store,
    secrets,
    probes,
    log,
    changedOwners,
    audits,
    handler,
    send,
    /** Lets another stand-in answer connection tests from now on. */
    answerProbesWith(answer: typeof answerProbe) {
      answerProbe = answer;
    },
    /** Creates a destination, and fails the test where that fails. */
    async create(changes: Readonly<Record<string, unknown>> = {}, options: SendOptions = {}): Promise<DestinationWire> {
      const answer = await send('POST', 'destinations', { ...options, body: { ...DRAFT, ...changes } });
      if (answer.status !== 201) throw new Error(`create answered ${answer.status}: ${answer.text}`);
      return answer.data;
    },
  };
}

/** Status and reason of a problem: the two things that clients act upon. */
export function reasonOf({ status, error }: TestAnswer<unknown>): readonly [number, string | undefined] {
  return [status, error?.metadata?.reason];
}
